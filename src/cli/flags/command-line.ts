import type { Io } from "../program/io.js";
import { isUnderNpm } from "./as-started.js";
import { flagOf } from "./option.js";
import { optionsOf, type TypedFlags } from "./read-flags.js";

/**
 * A command line with the spec of another and the flags that say what is run, for a shell.
 *
 * @param env says how optbench was started: under npx or an npm script it may not be on the PATH
 */
export function commandLine(
  env: Io["env"],
  command: string,
  spec: string | undefined,
  typed: TypedFlags,
  more: readonly string[],
): string {
  const repeated = optionsOf("run").flatMap((option) => {
    const value = typed[option.key];
    if (option.isRepeated !== true || value === undefined || value === false) return [];
    const flag = option.short === undefined ? flagOf(option) : `-${option.short}`;
    if (value === true) return [flag];
    // each with its flag: the value of a variadic flag would swallow what follows
    return [value].flat().flatMap((one) => [flag, String(one)]);
  });
  const words = ["optbench", command, ...(spec === undefined ? [] : [spec]), ...repeated, ...more];
  return [...(isUnderNpm(env) ? ["npx"] : []), ...words.map(quoted)].join(" ");
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
