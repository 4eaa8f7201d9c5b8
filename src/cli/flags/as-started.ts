import type { Io } from "../program/io.js";
import { COMMAND_NAMES } from "./option.js";

/** Where a text names a command to type: at the start of a line, or behind ": ", "; " or "try". */
const COMMAND = new RegExp(
  String.raw`(^ *|[:;] +|\btry +)optbench (?=--help|(?:${COMMAND_NAMES.join("|")})\b)`,
  "gm",
);

/**
 * A text whose commands run as they stand: behind npx where npm or npx started optbench, which then
 * need not be on the PATH.
 */
export function asStarted(text: string, env: Io["env"]): string {
  return isUnderNpm(env) ? text.replaceAll(COMMAND, "$1npx optbench ") : text;
}

/** npm and npx name the script that they run: "optbench check", "'optbench' 'run'". */
export function isUnderNpm({ npm_lifecycle_script: script = "" }: Io["env"]): boolean {
  return /(^|[\s'"&;])optbench\b/.test(script);
}
