import { groupedBy } from "../../core/grouped-by.js";
import type { Case } from "../../plan/cases.js";
import { HELD_OUT, type HeldOut } from "../../records/tuning.js";
import { startName } from "./entries.js";

/** The cases to tune on and those to judge on; the same ones where nothing can be held out. */
export interface Halves {
  readonly tunedOn: readonly Case[];
  readonly judgedOn: readonly Case[];
  readonly heldOut: HeldOut | null;
}

/**
 * Parts the cases of each function: of several seeds the first half is tuned on, or else of several
 * random starts. What is judged has the others, so that no value is judged by the very starts and
 * draws for which it was chosen. Starts that were stated are on both sides.
 */
export function halvesOf(cases: readonly Case[]): Halves {
  const problems = groupedBy(cases, ({ function: fn, dimension }) => `${fn} ${dimension}`);
  const parts = problems.map(partOf);
  const held = parts.flatMap(({ heldOut }) => heldOut ?? []);
  const tuned = new Set(parts.flatMap(({ tunedOn }) => tunedOn));
  const judged = new Set(parts.flatMap(({ judgedOn }) => judgedOn));
  return {
    tunedOn: cases.filter((one) => tuned.has(one)),
    judgedOn: cases.filter((one) => judged.has(one)),
    heldOut: held.length === 0 ? null : joined(held),
  };
}

/** A seed, or the number of a random start; null for a start that was stated. */
const NUMBER_OF: Readonly<Record<HeldOut["by"], (one: Case) => number | null>> = {
  seeds: ({ seed }) => seed,
  starts(one) {
    const [, digits] = /^random#(\d+)$/.exec(startName(one)) ?? [];
    return digits === undefined ? null : Number(digits);
  },
};

/** The same of one function. */
function partOf(cases: readonly Case[]): Halves {
  const optimizers = countOptimizers(cases);
  for (const by of HELD_OUT) {
    const numberOf = NUMBER_OF[by];
    const numbers = distinct(cases.flatMap((one) => numberOf(one) ?? []));
    const first = numbers.slice(0, Math.floor(numbers.length / 2));
    const isIn = (half: readonly number[]) => (one: Case) => {
      const number = numberOf(one);
      return number === null || half.includes(number);
    };
    const rest = numbers.slice(first.length);
    const [tunedOn, judgedOn] = [cases.filter(isIn(first)), cases.filter(isIn(rest))];
    // a filter may have left an optimizer in one half alone
    const areBothWhole = [tunedOn, judgedOn].every((half) => countOptimizers(half) === optimizers);
    if (first.length > 0 && areBothWhole)
      return { tunedOn, judgedOn, heldOut: { by, tunedOn: first, judgedOn: rest } };
  }
  return { tunedOn: cases, judgedOn: cases, heldOut: null };
}

function countOptimizers(cases: readonly Case[]): number {
  return new Set(cases.map(({ optimizer, label }) => `${label} ${optimizer}`)).size;
}

/** What is held out of all functions together; they may differ in their seeds. */
function joined(held: readonly HeldOut[]): HeldOut {
  const [{ by }] = held;
  const all = (key: "tunedOn" | "judgedOn") =>
    distinct(held.filter((one) => one.by === by).flatMap((one) => one[key]));
  return { by, tunedOn: all("tunedOn"), judgedOn: all("judgedOn") };
}

function distinct(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}
