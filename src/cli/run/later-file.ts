import { realpath, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { usage } from "../../core/errors.js";
import { readDocumentIfAny } from "../../files/read-document.js";
import { realPathOf } from "../../files/real-path.js";
import { writeWhole } from "../../files/files.js";
import { hasHead } from "../../records/read-ndjson.js";

/*
 * A run in threads that is interrupted may have finished a case where an earlier one has not ended.
 * Its file of lines has such later cases at its end. A run that goes on needs their place, and puts
 * them into a second file until it comes to them: a kill in between then loses none of them.
 */

/** The file for the later cases of a file of lines: beside the file itself, also where a link leads to it. */
export async function laterFileOf(path: string, cwd: string): Promise<string> {
  const named = resolve(cwd, path);
  const target = await realPathOf(path, cwd);
  const folder = await realpath(dirname(named)).catch(() => dirname(named));
  const isLink = join(folder, basename(named)) !== target;
  // messages name the file as the user does, where they can
  return `${isLink ? target : path}.later`;
}

/** Writes the lines of later cases. Throws a usage error where something else has that name. */
export async function writeLater(path: string, lines: string, cwd: string): Promise<void> {
  const later = await laterFileOf(path, cwd);
  const old = await readDocumentIfAny(later, cwd);
  if (old !== null && !hasHead(old)) {
    throw usage(`cannot write ${later}: it is there, and holds no lines of a run`);
  }
  await writeWhole(later, lines, cwd);
}

/** Removes them, once they stand in the file itself. */
export async function removeLater(path: string, cwd: string): Promise<void> {
  await rm(resolve(cwd, await laterFileOf(path, cwd)), { force: true });
}

/** Removes those of an earlier run, whose file is begun anew. Leaves alone what optbench has not written. */
export async function removeOldLater(path: string, cwd: string): Promise<void> {
  const old = await readDocumentIfAny(await laterFileOf(path, cwd), cwd).catch(() => null);
  if (old !== null && hasHead(old)) await removeLater(path, cwd);
}
