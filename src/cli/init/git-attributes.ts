import { dirname, join, resolve } from "node:path";
import { readText } from "../../files/files.js";
import { tell } from "../program/failure.js";
import type { Io } from "../program/io.js";
import { isThere } from "./places.js";

/** Branches that add lines to a baseline merge by themselves. */
export const ATTRIBUTE = "*.baseline.json merge=union";

/** .gitattributes with the line at its end; null where it already says how baselines merge. */
export function addAttribute(text: string): string | null {
  const says = text.split(/\r?\n/).some((line) => /^\s*\*\.baseline\.json\s.*\bmerge\b/.test(line));
  if (says) return null;
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const glue = text === "" || text.endsWith("\n") ? "" : end;
  return `${text}${glue}${ATTRIBUTE}${end}`;
}

/** Hints at the line that merges baselines, where no .gitattributes has it. */
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
