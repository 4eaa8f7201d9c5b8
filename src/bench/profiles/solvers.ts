import type { CaseResult } from "../results.js";
import type { Tuning } from "../tune/tuning.js";

/** What is compared: cases, and what they were tuned from. */
export interface Compared {
  readonly cases: readonly CaseResult[];
  readonly tuning?: Tuning;
}

/** The optimizers that a comparison tells apart, by name, in the order in which they come. */
export interface Solvers {
  readonly names: readonly string[];
  /** The place of a case's optimizer among the names. */
  indexOf(one: CaseResult): number;
}

interface Solver {
  readonly label: string | undefined;
  /** As it was asked for: with intervals, where each function has values of its own. */
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
  const asked = new Map(tuned.map((one) => [foundKey(one, one.chosen), one.optimizer]));
  const solverOf = (one: CaseResult): Solver => ({
    label: one.label,
    optimizer: asked.get(foundKey(one, one.optimizer)) ?? one.optimizer,
  });
  const solvers = new Map(
    cases.map((one) => {
      const solver = solverOf(one);
      return [keyOf(solver), solver] as const;
    }),
  );
  const places = new Map([...solvers.keys()].map((key, k) => [key, k]));
  return {
    names: namesOf([...solvers.values()]),
    indexOf: (one) => places.get(keyOf(solverOf(one)))!,
  };
}

interface Place {
  readonly label?: string;
  readonly function: string | null;
  readonly dimension: number | null;
}

function foundKey({ label, function: fn, dimension }: Place, chosen: string): string {
  return JSON.stringify([chosen, label ?? null, fn, dimension]);
}

function keyOf({ label, optimizer }: Solver): string {
  return JSON.stringify([label ?? null, optimizer]);
}

function namesOf(solvers: readonly Solver[]): string[] {
  const short = solvers.map(({ label, optimizer }) => label ?? optimizer.replaceAll(INTERVAL, ""));
  return solvers.map(({ label, optimizer }, k) => {
    if (short.indexOf(short[k]) === short.lastIndexOf(short[k])) return short[k];
    return label === undefined ? optimizer : `${label} ${optimizer}`;
  });
}
