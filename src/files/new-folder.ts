import { mkdir, readdir, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { OptbenchError, usage } from "../core/errors.js";
import { refuseUnwritable } from "./files.js";
import { reasonOf } from "./reasons.js";
import { renameOver } from "./rename-over.js";
import { removeLeftovers, scratchOf } from "./scratch.js";

/** Throws a usage error now for a folder that could not be made later: nothing is mixed with files of another run. */
export async function refuseOldFolder(path: string, cwd: string): Promise<void> {
  const target = resolve(cwd, path);
  const found = await stat(target).catch(() => null);
  if (found === null) return refuseUnwritable(path, cwd);
  if (!found.isDirectory()) throw usage(`cannot write ${path}: it is a file, not a folder`);
  const files = await readdir(target).catch((error: unknown) => {
    throw usage(`cannot write ${path}: ${reasonOf(error)}`);
  });
  if (files.length > 0) {
    throw usage(`cannot write ${path}: it has files of another run: name a new folder`);
  }
  return refuseUnwritable(join(path, "new"), cwd);
}

/**
 * Writes a folder whole or not at all: to a new folder beside it, then renamed. Throws a usage error
 * that says why it could not.
 *
 * @param files paths below the folder, with forward slashes, and their texts
 */
export async function writeFolder(
  path: string,
  files: Iterable<readonly [path: string, text: string]>,
  cwd: string,
): Promise<void> {
  await refuseOldFolder(path, cwd);
  const target = resolve(cwd, path);
  removeLeftovers(target);
  const scratch = scratchOf(target);
  try {
    await mkdir(scratch);
    for (const [name, text] of files) await writeNew(join(scratch, name), text);
    // an empty folder stands in the way of a rename on Windows
    await rmdir(target).catch(() => {});
    renameOver(scratch, target);
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    if (error instanceof OptbenchError) throw error;
    throw usage(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

async function writeNew(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { flag: "wx" });
}
