import { lstatSync } from "node:fs";
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
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
export function laterFileOf(path: string, cwd: string): string {
  const found = lstatSync(resolve(cwd, path), { throwIfNoEntry: false });
  // messages name the file as the user does, where they can
  return `${found?.isSymbolicLink() === true ? realPathOf(path, cwd) : path}.later`;
}

/** Writes the lines of later cases. Throws a usage error where something else has that name. */
export async function writeLater(path: string, lines: string, cwd: string): Promise<void> {
  const later = laterFileOf(path, cwd);
  const old = await readDocumentIfAny(later, cwd);
  if (old !== null && !hasHead(old)) {
    throw usage(`cannot write ${later}: it is there, and holds no lines of a run`);
  }
  await writeWhole(later, lines, cwd);
}

/** Removes them, once they stand in the file itself. */
export async function removeLater(path: string, cwd: string): Promise<void> {
  await rm(resolve(cwd, laterFileOf(path, cwd)), { force: true });
}

/** Removes those of an earlier run, whose file is begun anew. Leaves alone what optbench has not written. */
export async function removeOldLater(path: string, cwd: string): Promise<void> {
  const old = await readDocumentIfAny(laterFileOf(path, cwd), cwd).catch(() => null);
  if (old !== null && hasHead(old)) await removeLater(path, cwd);
}
