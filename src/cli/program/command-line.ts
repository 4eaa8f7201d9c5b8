import type { RunFlags } from "./run-flags.js";

/** The flags that say what is run and how it is judged: a command that repeats a run repeats them. */
const WHAT: readonly (readonly [keyof RunFlags, string])[] = [
  ["fn", "-f"],
  ["opt", "-o"],
  ["dim", "-d"],
  ["start", "--start"],
  ["seeds", "--seeds"],
  ["plugin", "--plugin"],
  ["iters", "-n"],
  ["maxEvals", "--max-evals"],
  ["timeout", "--timeout"],
  ["tol", "--tol"],
  ["targets", "--targets"],
  ["metric", "--metric"],
  ["stopAtTarget", "--stop-at-target"],
  ["maxCases", "--max-cases"],
];

/** A command line with the spec and the flags of another, to be pasted into a shell. */
export function commandLine(
  command: string,
  spec: string | undefined,
  flags: RunFlags,
  more: readonly string[],
): string {
  const repeated = WHAT.flatMap(([key, flag]) => {
    const value = flags[key];
    if (value === undefined || value === false) return [];
    if (value === true) return [flag];
    // each with its flag: the value of a variadic flag would swallow what follows
    return (Array.isArray(value) ? value : [value as string]).flatMap((one) => [flag, one]);
  });
  const words = ["optbench", command, ...(spec === undefined ? [] : [spec]), ...repeated, ...more];
  return words.map(quoted).join(" ");
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
