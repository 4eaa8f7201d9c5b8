import type { CaseResult } from "../../records/results.js";
import { type Compared, solversOf } from "./solvers.js";

/** Every optimizer's run on every problem: what profiles are made of. */
export interface ProblemTable {
  readonly optimizers: readonly string[];
  /** Runs in the order of the optimizers. */
  readonly problems: readonly (readonly CaseResult[])[];
  /** Problems that not every optimizer was run on, and that no profile counts. */
  readonly leftOut: number;
}

/**
 * The problems of a comparison: a function in a dimension from a start with a seed, judged in one
 * way. Only where every optimizer was run can they be compared.
 */
export function problemTable(compared: Compared): ProblemTable {
  const solvers = solversOf(compared);
  const problems = new Map<string, CaseResult[]>();
  for (const one of compared.cases) {
    const key = problemOf(one);
    const runs = problems.get(key) ?? [];
    for (const place of solvers.placesOf(one)) runs[place] = one;
    problems.set(key, runs);
  }
  const complete = [...problems.values()].filter(
    (runs) => runs.filter((one) => one !== undefined).length === solvers.names.length,
  );
  return {
    optimizers: solvers.names,
    problems: complete,
    leftOut: problems.size - complete.length,
  };
}

function problemOf({ function: fn, dimension, start, seed, metric, settings }: CaseResult): string {
  const judged = [settings?.tolerance, settings?.metric, metric];
  return JSON.stringify([fn, dimension, start, seed, ...judged.map((part) => part ?? null)]);
}
