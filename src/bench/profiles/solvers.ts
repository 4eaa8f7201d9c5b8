import { rowName } from "../../core/row-name.js";
import { groupedBy } from "../../core/grouped-by.js";
import type { Cost } from "../../plan/settings.js";
import type { CaseResult, ResultSettings } from "../../records/results.js";
import type { Tuning } from "../../records/tuning.js";

/** What is compared: cases, and what they were tuned from. */
export interface Compared {
  readonly cases: readonly CaseResult[];
  readonly tuning?: Tuning;
  readonly settings?: Pick<ResultSettings, "cost">;
}

/** What ranks in a comparison. Older versions do not say: they ranked by iterations. */
export function rankedBy({ settings }: Pick<Compared, "settings">): Cost {
  return settings?.cost ?? "iterations";
}

/** The optimizers that a comparison tells apart, by name, in the order in which they come. */
export interface Solvers {
  readonly names: readonly string[];
  /**
   * The places of a case's optimizer among the names. Several where a search found what stands in
   * the comparison already: it was run once, and is the run of each.
   */
  placesOf(one: CaseResult): readonly number[];
}

interface Solver {
  readonly label?: string;
  readonly written?: string;
  /** As the user wrote it: with intervals if each function has its own values. */
  readonly optimizer: string;
}

/** An interval in a name, with its parameter. */
const INTERVAL = /:[^:+/]+=[^:+/]*\.\.[^:+/]*/g;

/**
 * What the cases compare. One that was tuned on each function is the same on all of them, and named
 * without its intervals. What would share a name is told apart by all that was asked for.
 */
export function solversOf({ cases, tuning }: Compared): Solvers {
  const tuned = (tuning?.optimizers ?? []).filter((one) => one.function !== null);
  const found = groupedBy(tuned, (one) => foundAt(one, one.chosen));
  const finders = new Map(found.map((group) => [foundAt(group[0], group[0].chosen), group]));
  const findersOf = (one: CaseResult) => finders.get(foundAt(one, one.optimizer)) ?? [];
  const solverOf = (one: CaseResult): Solver =>
    findersOf(one).find(({ label }) => label === one.label) ?? one;
  const solvers = new Map(
    cases.map((one) => {
      const solver = solverOf(one);
      return [keyOf(solver), solver] as const;
    }),
  );
  const places = new Map([...solvers.keys()].map((key, k) => [key, k]));
  return {
    names: namesOf([...solvers.values()]),
    placesOf(one) {
      const own = keyOf(solverOf(one));
      const others = findersOf(one);
      if (others.length === 0) return [places.get(own)!];
      const stated = [...solvers].filter(([, { optimizer }]) => optimizer === one.optimizer);
      const keys = new Set([own, ...others.map(keyOf), ...stated.map(([key]) => key)]);
      return [...keys].flatMap((key) => places.get(key) ?? []);
    },
  };
}

interface Place {
  readonly function: string | null;
  readonly dimension: number | null;
}

/** A label does not belong to the identity of a case. */
function foundAt({ function: fn, dimension }: Place, chosen: string): string {
  return JSON.stringify([chosen, fn, dimension]);
}

function keyOf({ label, optimizer }: Solver): string {
  return JSON.stringify([label ?? null, optimizer]);
}

function namesOf(solvers: readonly Solver[]): string[] {
  const short = solvers.map((one) => one.label ?? rowName(one).replaceAll(INTERVAL, ""));
  return solvers.map(({ label, optimizer }, k) => {
    if (short.indexOf(short[k]) === short.lastIndexOf(short[k])) return short[k];
    return label === undefined ? optimizer : `${label} ${optimizer}`;
  });
}
