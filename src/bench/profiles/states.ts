import { median } from "../../statistics/quantile.js";
import type { CaseResult } from "../../records/results.js";
import type { Cost } from "../../plan/settings.js";
import { costOf, isSolved } from "./cost.js";
import type { FunctionStates, Pair, State } from "../../records/profiles.js";
import { type Compared, rankedBy, solversOf } from "./solvers.js";

/** A run is slow if it costs more than this many times the best. */
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
  const cost = rankedBy(compared);
  const labels = labelsOf(compared.cases);
  return [...runs].map(([fn, row]) => {
    const functionLabel = labels.get(fn);
    return {
      function: fn,
      ...(functionLabel === undefined ? {} : { functionLabel }),
      optimizers: pairsOf(row, cost),
    };
  });
}

/** The labels by function; a label of several functions tells none of them apart. */
function labelsOf(cases: readonly CaseResult[]): ReadonlyMap<string, string> {
  const found = cases.flatMap(({ function: fn, functionLabel: label }) =>
    label === undefined ? [] : [[fn, label] as const],
  );
  const labels = new Map(found);
  const names = new Set(cases.map((one) => one.function));
  const count = (label: string) => [...labels.values()].filter((one) => one === label).length;
  return new Map([...labels].filter(([, label]) => count(label) === 1 && !names.has(label)));
}

function pairsOf(row: readonly (readonly CaseResult[])[], cost: Cost): (Pair | null)[] {
  const medians = row.map((runs) => medianCost(runs, cost));
  const least = Math.min(...medians);
  return row.map((runs, s) => {
    if (runs.length === 0) return null;
    const solved = runs.filter(isSolved).length;
    const state = stateOf(runs, solved, medians[s], least);
    const medianOf = (one: Cost) => {
      const spent = medianCost(runs, one);
      return spent < Infinity ? spent : null;
    };
    return {
      state,
      runs: runs.length,
      solved,
      steps: medianOf("iterations"),
      evaluations: medianOf("evaluations"),
    };
  });
}

function stateOf(runs: readonly CaseResult[], solved: number, cost: number, least: number): State {
  if (solved === runs.length) {
    if (cost === least) return "best";
    return cost <= GOOD_WITHIN * least ? "good" : "slow";
  }
  if (solved > 0) return "unstable";
  if (runs.some(({ fragile }) => fragile === true)) return "fragile";
  const diverged = runs.filter(({ status }) => status === "diverged").length;
  return 2 * diverged >= runs.length ? "diverged" : "failed";
}

/** The median of the cost; Infinity unless every run is solved, and where there is none. */
function medianCost(runs: readonly CaseResult[], cost: Cost): number {
  if (runs.length === 0 || !runs.every(isSolved)) return Infinity;
  return median(runs.map((one) => costOf(one, cost)));
}
