import { readFileSync } from "node:fs";

/** JSON has no such numbers, so the goldens write them as strings. */
const NON_FINITE = new Map<unknown, number>([
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["-Infinity", -Infinity],
]);

/**
 * A golden file of this folder, its non-finite numbers revived.
 *
 * @example
 * const { cases } = loadGolden<{ cases: Case[] }>("functions/functions.json");
 */
export function loadGolden<T>(path: string): T {
  const text = readFileSync(new URL(path, import.meta.url), "utf8");
  return JSON.parse(text, (_key, value: unknown) => NON_FINITE.get(value) ?? value) as T;
}
