import { access } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { tell } from "../program/failure.js";
import { readText } from "../../files/files.js";
import { addAttribute, ATTRIBUTE } from "../init/add-attribute.js";
import type { Io } from "../program/io.js";

/** Says how baselines merge by themselves, to whom no .gitattributes has told it. */
export async function hintAtMerges(baseline: string, io: Io): Promise<void> {
  for (let folder = dirname(resolve(io.cwd, baseline)); ; folder = dirname(folder)) {
    const text = await readText(join(folder, ".gitattributes")).catch(() => "");
    if (addAttribute(text) === null) return;
    if ((await isThere(join(folder, ".git"))) || dirname(folder) === folder) break;
  }
  tell(
    io,
    `hint: with '${ATTRIBUTE}' in .gitattributes, branches that add cases merge by themselves`,
  );
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
