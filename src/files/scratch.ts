import { randomBytes } from "node:crypto";
import { readdirSync, rmSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { isRunning } from "./is-running.js";

/** No write rests for so long: an older scratch of another machine belongs to a process that is gone. */
const OLD_MS = 3_600_000;

/** The name of this machine, with the characters that any file system takes. */
export function hostPart(): string {
  return hostname().replaceAll(/[^A-Za-z0-9-]/g, "-");
}

/**
 * A name beside the target for what is to be renamed over it once it is whole. It says which machine
 * and process write there, for on a shared folder two machines may have processes of one number. The
 * drawn part keeps two writers of one process apart.
 */
export function scratchOf(target: string): string {
  return `${target}.${hostPart()}.${process.pid}.${randomBytes(4).toString("hex")}.tmp`;
}

/** Removes what processes that were killed while they wrote have left beside the target. */
export function removeLeftovers(target: string): void {
  const folder = dirname(target);
  const begin = `${basename(target)}.`;
  for (const name of namesIn(folder)) {
    if (!name.startsWith(begin)) continue;
    const [, host, pid] =
      /^([A-Za-z0-9-]+)\.(\d+)\.[0-9a-f]{8}\.tmp$/.exec(name.slice(begin.length)) ?? [];
    if (pid !== undefined) removeIfLeft(join(folder, name), host, Number(pid));
  }
}

function removeIfLeft(path: string, host: string, pid: number): void {
  try {
    if (isLeft(path, host, pid)) rmSync(path, { recursive: true, force: true });
  } catch {
    // it is gone, or may not be touched: it stands in nobody's way
  }
}

/** A process of this machine can be asked after; of another one, the age of what it has left tells. */
function isLeft(path: string, host: string, pid: number): boolean {
  const changed = statSync(path).mtimeMs;
  if (host !== hostPart()) return Date.now() - changed > OLD_MS;
  // in a container every process may have the same number as the one before it
  return pid === process.pid ? changed < Date.now() - 1000 * process.uptime() : !isRunning(pid);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
