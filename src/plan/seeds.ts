import { usage } from "../core/errors.js";
import { parseNumber, shown } from "../core/params.js";
import { ErrorAtPath } from "./error-at-path.js";

/** More seeds than cases that --max-cases can allow are a slip of the finger. */
const MAX_SEEDS = 1_000_000;

/**
 * Reads seeds as a flag gives them: "5" is 1 to 5; otherwise a list of seeds and ranges, "3" and "7",
 * "1..5". Throws a usage error for anything else, and for a seed that is given twice.
 */
export function parseSeeds(parts: readonly string[], key: string): number[] {
  if (parts.length === 0) throw usage("no seed is given", { field: key });
  const isCount = parts.length === 1 && parseNumber(parts[0]) !== undefined;
  const texts = isCount ? [`1..${parts[0]}`] : parts;
  return distinctSeeds(
    texts.flatMap((text) => seedsOf(text, key)),
    `${key}: ${parts.join(",")}`,
  );
}

/** Reads the seeds of a spec: 5 is 1 to 5, "1..5" and "3,7" as in a flag, [3, 7] a list of them. */
export function readSeeds(value: unknown, key: string): number[] {
  if (Array.isArray(value)) {
    if (value.length === 0) throw usage("the list is empty", { field: key });
    return value.flatMap((entry: unknown, k) => {
      try {
        return typeof entry === "string" ? seedsOf(entry, key) : checkSeed(entry, key);
      } catch (error) {
        throw ErrorAtPath.of([k], error);
      }
    });
  }
  if (typeof value === "number") return parseSeeds([String(value)], key);
  if (typeof value !== "string")
    throw usage(`${shown(value)} is not a seed: 5, 1..5, 3,7`, { field: key });
  return parseSeeds(
    value.split(/[\s,]+/).filter((part) => part !== ""),
    key,
  );
}

/** The seeds, each once. Throws a usage error. */
export function distinctSeeds(seeds: readonly number[], given: string): number[] {
  const seen = new Set<number>();
  for (const seed of seeds) {
    if (seen.has(seed)) throw usage(`${given}: seed ${seed} is given twice`);
    seen.add(seed);
  }
  return [...seeds];
}

/** The seed, if it is a whole number from 1. Throws a usage error otherwise. */
export function checkSeed(seed: unknown, key: string): number {
  if (Number.isSafeInteger(seed) && (seed as number) >= 1) return seed as number;
  throw usage(`${shown(seed)} is not a seed: a whole number from 1`, { field: key });
}

function seedsOf(text: string, key: string): number[] {
  const [, low, high] = /^(.+?)\.\.(.+)$/.exec(text) ?? [null, text, text];
  const [first, last] = [low, high].map((part) => checkSeed(parseNumber(part) ?? part, key));
  if (first > last) throw usage(`${text} is reversed`, { field: key });
  const count = last - first + 1;
  if (count > MAX_SEEDS)
    throw usage(`${text} is ${count} seeds; at most ${MAX_SEEDS}`, { field: key });
  return Array.from({ length: count }, (_, k) => first + k);
}
