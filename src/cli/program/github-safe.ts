import type { Io } from "./io.js";

/**
 * A screen in which GitHub finds no commands. Its runner obeys every line that begins with "::",
 * blanks aside, and "##[" anywhere: a title or a reason from a spec could hide what comes after it.
 */
export function withoutCommands(text: string, env: Io["env"]): string {
  if (env["GITHUB_ACTIONS"] !== "true") return text;
  return text.replaceAll(/^([ \t]*)::/gm, "$1: :").replaceAll("##[", "## [");
}
