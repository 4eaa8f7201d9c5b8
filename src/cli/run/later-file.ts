import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { usage } from "../../core/errors.js";
import { readDocumentIfAny } from "../../files/read-document.js";
import { writeWhole } from "../../files/files.js";
import { isNdjson } from "../../records/read-ndjson.js";

/*
 * A run in threads that is interrupted may have finished a case where an earlier one has not ended.
 * Its file of lines has such later cases at its end. A run that goes on needs their place, and puts
 * them into a second file until it comes to them: a kill in between then loses none of them.
 */

/** The file for the later cases of a file of lines. */
export const laterFileOf = (path: string): string => `${path}.later`;

/** Writes the lines of later cases. Throws a usage error where something else has that name. */
export async function writeLater(path: string, lines: string, cwd: string): Promise<void> {
  const later = laterFileOf(path);
  const old = await readDocumentIfAny(later, cwd);
  if (old !== null && !isNdjson(old)) {
    throw usage(`cannot write ${later}: it is there, and holds no lines of a run`);
  }
  await writeWhole(later, lines, cwd);
}

/** Removes them, once they stand in the file itself. */
export async function removeLater(path: string, cwd: string): Promise<void> {
  await rm(resolve(cwd, laterFileOf(path)), { force: true });
}
