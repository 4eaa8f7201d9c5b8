import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { MAX_CHARACTERS } from "../records/parse-json.js";
import { usage } from "../core/errors.js";
import { reasonOf } from "./reasons.js";

/** The text of a file, or null where there is none. Throws a usage error for one that cannot be read. */
export async function readDocumentIfAny(path: string, cwd: string): Promise<string | null> {
  const target = resolve(cwd, path);
  try {
    const { size } = await stat(target);
    if (size > MAX_CHARACTERS) throw usage(`cannot read ${path}: it has ${size} bytes`);
    return await readFile(target, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    if (code === "usage") throw error;
    throw usage(`cannot read ${path}: ${reasonOf(error)}`);
  }
}

/** The text of a file. Throws a usage error where there is none. */
export async function readDocument(path: string, cwd: string): Promise<string> {
  const text = await readDocumentIfAny(path, cwd);
  if (text === null) throw usage(`cannot read ${path}: there is no such file`);
  return text;
}
