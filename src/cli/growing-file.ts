import { appendFileSync } from "node:fs";
import { readFile, realpath, stat, type FileHandle } from "node:fs/promises";
import { resolve } from "node:path";
import { usage } from "../core/errors.js";
import { putInPlace } from "./files.js";
import { reasonOf } from "./reasons.js";

/** A file to which text is added bit by bit. */
export interface GrowingFile {
  /** What is added is with the system at once. Once that has failed, nothing more is added. */
  append(text: string): void;
  /** Flushes and closes it. Returns whether what stands at its path is `text`. */
  end(text: string): Promise<boolean>;
}

/**
 * Begins a file anew: at its path stands the old one until the beginning of the new one is flushed.
 * Others that begin the same file write another. null for a device or a pipe, which cannot be begun
 * so.
 */
export async function growFile(
  path: string,
  beginning: string,
  cwd: string,
): Promise<GrowingFile | null> {
  const named = resolve(cwd, path);
  const target = await realpath(named).catch(() => named);
  const old = await stat(target).catch(() => null);
  if (old !== null && !old.isFile()) return null;
  let file: FileHandle;
  try {
    file = await putInPlace(target, beginning, old);
  } catch (error) {
    throw usage(`cannot write ${path}: ${reasonOf(error)}`);
  }
  let hasFailed = false;
  return {
    append(text) {
      if (hasFailed) return;
      try {
        appendFileSync(file.fd, text);
      } catch {
        // a part of a line may stand there now: whatever followed would be lost with it
        hasFailed = true;
      }
    },
    async end(text) {
      await file.sync().catch(() => {});
      await file.close();
      return !hasFailed && (await readFile(target, "utf8").catch(() => null)) === text;
    },
  };
}
