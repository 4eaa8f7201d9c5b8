import { constants } from "node:fs";
import { access, lstat, open, rename, stat, unlink } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { usage } from "../core/errors.js";
import { reasonOf } from "./reasons.js";

/** Throws a usage error now for a file that could not be written later. */
export async function refuseUnwritable(path: string, cwd: string): Promise<void> {
  const target = resolve(cwd, path);
  const folder = dirname(target);
  try {
    const found = await stat(folder).catch(() => null);
    if (found === null) throw usage(`cannot write ${path}: there is no folder ${dirname(path)}`);
    if (!found.isDirectory()) throw usage(`cannot write ${path}: ${dirname(path)} is not a folder`);
    if ((await stat(target).catch(() => null))?.isDirectory() === true) {
      throw usage(`cannot write ${path}: it is a folder`);
    }
    await access(folder, constants.W_OK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined || "span" in (error as object))
      throw error;
    throw usage(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

/**
 * Writes a file whole or not at all: to a temporary file beside it, flushed, then renamed over it.
 * A device or a pipe is written directly. Throws a usage error that says why it could not.
 */
export async function writeWhole(path: string, text: string, cwd: string): Promise<void> {
  const target = resolve(cwd, path);
  const found = await lstat(target).catch(() => null);
  const real = found?.isSymbolicLink() === true ? await stat(target).catch(() => null) : found;
  const isSpecial = real !== null && !real.isFile();
  const scratch = isSpecial ? target : `${target}.${process.pid}.tmp`;
  try {
    const file = await open(scratch, isSpecial ? "w" : "wx");
    try {
      await file.writeFile(text);
      if (!isSpecial) await file.sync();
    } finally {
      await file.close();
    }
    if (!isSpecial) await rename(scratch, target);
  } catch (error) {
    if (!isSpecial) await unlink(scratch).catch(() => {});
    throw usage(`cannot write ${path}: ${reasonOf(error)}`);
  }
}
