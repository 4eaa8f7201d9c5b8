import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { visible } from "../../core/visible.js";
import { complete, SCRIPTS, SHELLS } from "../completion/complete.js";
import { readWord } from "../flags/read-option.js";
import { EXIT } from "../program/exit-codes.js";
import type { Io } from "../program/io.js";

/** `optbench completion <shell>`: the script that teaches a shell to complete. */
export async function completion(shell: string, io: Io): Promise<number> {
  const file = SCRIPTS[readWord("completion", shell, SHELLS)];
  io.stdout.write(await readFile(new URL(`completions/${file}`, io.packageRoot), "utf8"));
  return EXIT.ok;
}

/**
 * `optbench completion --words run --opt ad`: what the scripts call. A line for what the last word
 * may become, with a text after a tab; a line without a word where files fit.
 */
export async function completeWords(
  program: Command,
  words: readonly string[],
  io: Io,
): Promise<number> {
  // unknown names complete to nothing; an error would garble the prompt
  const offer = await complete(program, words, io).catch(() => null);
  if (offer === null) return EXIT.ok;
  const lines = offer.candidates.map(
    ({ word, doc }) => `${word}\t${visible(doc.replaceAll(/\s+/g, " "))}\n`,
  );
  io.stdout.write(lines.join("") + (offer.files ? "\t\n" : ""));
  return EXIT.ok;
}
