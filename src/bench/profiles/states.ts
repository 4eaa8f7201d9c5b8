import { median } from "../../statistics/quantile.js";
import type { CaseResult } from "../../records/results.js";
import { costOf, isSolved } from "./cost.js";
import type { FunctionStates, Pair, State } from "../../records/profiles.js";
import { type Compared, solversOf } from "./solvers.js";

/** More steps than this many times the best's are slow. */
const GOOD_WITHIN = 2;

/** The state of every optimizer on every function. */
export function functionStates(compared: Compared): FunctionStates[] {
  const solvers = solversOf(compared);
  const runs = new Map<string, CaseResult[][]>();
  for (const one of compared.cases) {
    const row = runs.get(one.function) ?? solvers.names.map(() => []);
    for (const place of solvers.placesOf(one)) row[place].push(one);
    runs.set(one.function, row);
  }
  return [...runs].map(([fn, row]) => ({ function: fn, optimizers: pairsOf(row) }));
}

function pairsOf(row: readonly (readonly CaseResult[])[]): (Pair | null)[] {
  const medians = row.map((runs) => medianSteps(runs));
  const least = Math.min(...medians);
  return row.map((runs, s) => {
    if (runs.length === 0) return null;
    const solved = runs.filter(isSolved).length;
    const steps = medians[s] < Infinity ? medians[s] : null;
    return { state: stateOf(runs, solved, medians[s], least), runs: runs.length, solved, steps };
  });
}

function stateOf(runs: readonly CaseResult[], solved: number, steps: number, least: number): State {
  if (solved === runs.length) {
    if (steps === least) return "best";
    return steps <= GOOD_WITHIN * least ? "good" : "slow";
  }
  if (solved > 0) return "unstable";
  const diverged = runs.filter(({ status }) => status === "diverged").length;
  return 2 * diverged >= runs.length ? "diverged" : "failed";
}

/** The median of the steps; Infinity unless every run is solved, and where there is none. */
function medianSteps(runs: readonly CaseResult[]): number {
  if (runs.length === 0 || !runs.every(isSolved)) return Infinity;
  return median(runs.map((one) => costOf(one, "steps")));
}
