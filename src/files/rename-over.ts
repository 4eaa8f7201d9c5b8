import { renameSync } from "node:fs";
import { isHeld } from "./is-held.js";

/** How often and how long to try again while another process has one of the files open. */
const TRIES = 50;
const WAIT_MS = 10;

/**
 * Renames a file over another one, or to a name that is free. Throws what the system says against it.
 *
 * @param rename does it once
 * @param platform what `process.platform` is
 */
export function renameOver(
  from: string,
  to: string,
  rename: typeof renameSync = renameSync,
  platform: string = process.platform,
): void {
  for (let left = TRIES; ; left--) {
    try {
      return rename(from, to);
    } catch (error) {
      if (left === 0 || !isHeld(error, platform)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
    }
  }
}
