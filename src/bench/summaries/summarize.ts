import { functionNamed } from "../../plan/known-names.js";
import { column, numbersAt } from "../../core/column.js";
import { groupedBy } from "../../core/grouped-by.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { Cost } from "../../plan/settings.js";
import type { CaseResult, ResultSettings } from "../../records/results.js";
import { runsHead } from "../../records/runs-head.js";
import type { Summary } from "../../records/summary.js";
import { expectedRunningTime, mean, penalizedAverage } from "../../statistics/estimators.js";
import {
  type Interval,
  meanInterval,
  penalizedInterval,
  runningTimeInterval,
  wilsonInterval,
} from "../../statistics/intervals.js";
import { pairKey, problemKey } from "../../statistics/pair-key.js";
import { figureOf, meanBudget, spreadsOf } from "./figures.js";
import { endingsOf, type Landscape } from "./endings.js";
import { distinctRuns, standingsOf } from "./standings.js";

/** How much more than its budget a failure costs in PAR-10. */
const PENALTY = 10;

/**
 * Summaries of all pairs of a function and an optimizer, in their order, for the functions on which
 * some optimizer has `least` runs.
 */
export function summarize(
  cases: readonly CaseResult[],
  settings: ResultSettings,
  catalogue: Catalogue,
  least = 2,
): Summary[] {
  const problems = groupedBy(groupedBy(cases, pairKey), ([first]) => problemKey(first));
  return problems
    .filter((pairs) => pairs.some((runs) => runs.length >= least))
    .flatMap((pairs) => {
      const landscape = landscapeOf(pairs[0][0], catalogue);
      return withStandings(
        pairs.map((runs) => summarizeRuns(runs, settings, landscape)),
        pairs,
        settings.cost,
      );
    });
}

/** Where nobody hits the target there is no best. */
function withStandings(
  summaries: readonly Summary[],
  runs: readonly (readonly CaseResult[])[],
  cost: Cost = "iterations",
): readonly Summary[] {
  const best = cheapest(summaries, cost);
  if (best === null) return summaries;
  const costOf = ({ steps, evaluations, fragile }: CaseResult) =>
    steps === null || fragile === true ? Infinity : cost === "evaluations" ? evaluations : steps;
  const standings = standingsOf(runs, best, costOf);
  return summaries.map((summary, k) => ({ ...summary, standing: standings[k] }));
}

/**
 * The row with the least median cost, then the least ERT, then the lowest end; null without a hit
 * that is not there by chance.
 */
function cheapest(summaries: readonly Summary[], cost: Cost): number | null {
  const isSound = ({ successes, fragile = 0 }: Summary) => successes > fragile;
  const keys = summaries.map((one) => {
    const spent = one[cost === "evaluations" ? cost : "steps"].median;
    const own = [spent, one.ert.value, one.final.median].map((key) => key ?? Infinity);
    return [isSound(one) ? 0 : 1, ...own];
  });
  const isBefore = (a: readonly number[], b: readonly number[]) => {
    const k = a.findIndex((key, at) => key !== b[at]);
    return k >= 0 && a[k] < b[k];
  };
  const best = keys.reduce((least, key, k) => (isBefore(key, keys[least]) ? k : least), 0);
  return isSound(summaries[best]) ? best : null;
}

/** The summary of runs that share a function and an optimizer. */
function summarizeRuns(
  all: readonly CaseResult[],
  shared: ResultSettings,
  landscape: Landscape,
): Summary {
  const runs = distinctRuns(all);
  const { settings, metric } = runs[0];
  const successes = runs.filter(({ steps }) => steps !== null).length;
  const byChance = runs.filter(({ fragile }) => fragile === true).length;
  const limits = { ...shared, ...settings };
  return {
    ...runsHead(runs[0], metric),
    runs: runs.length,
    ...(runs.length === all.length ? {} : { repeated: all.length - runs.length }),
    successes,
    lost: runs.filter(({ steps, settled }) => steps !== null && settled === null).length,
    ...(byChance === 0 ? {} : { fragile: byChance }),
    successInterval: wilsonInterval(successes, runs.length),
    ...measured(runs, limits),
    statuses: countStatuses(runs),
    endings: endingsOf(runs, landscape),
  };
}

/** The estimates over runs; a value that a run did not attain is infinite. */
function measured(runs: readonly CaseResult[], limits: Limits) {
  const { maxEvaluations = Infinity } = limits;
  const evaluations = column(runs, (one) => one.evaluations);
  const steps = runs.map((one) => one.steps);
  const hits = (k: number) => steps[k] !== null;
  const fails = (k: number) => steps[k] === null;
  const areas = column(runs, ({ aocc }) => aocc ?? NaN);
  const costs = {
    ofSuccesses: numbersAt(evaluations, hits),
    ofFailures: numbersAt(evaluations, fails),
    budget: evaluations.reduce(
      (most, one) => Math.max(most, one),
      Math.min(allIterations(runs, limits), maxEvaluations),
    ),
  };
  const budgets = budgetsOf(runs, limits);
  const penalty = PENALTY * meanBudget(budgets, fails);
  const hitSteps = steps.filter((one) => one !== null);
  const spreadOf = spreadsOf(runs);
  return {
    steps: spreadOf((one) => one.steps),
    evaluations: spreadOf((one) => (one.steps === null ? null : one.evaluations)),
    best: spreadOf(({ best }) => best.gap ?? best.value),
    // below the minimum there is no gap
    final: spreadOf(({ status, final }) =>
      status === "escaped" ? null : (final.gap ?? final.value),
    ),
    ert: figureOf(expectedRunningTime(evaluations, hitSteps.length), runningTimeInterval(costs)),
    par10: figureOf(
      penalizedAverage(steps, budgets, PENALTY),
      penalizedInterval(hitSteps, costs.ofFailures.length, penalty),
    ),
    aocc: areas.some(Number.isNaN) ? null : figureOf(mean(areas), within01(meanInterval(areas))),
  };
}

type Limits = Pick<ResultSettings, "iterations" | "maxEvaluations">;

/** The evaluations that all iterations would take, at what those until the hit or the end took. */
function allIterations(runs: readonly CaseResult[], { iterations }: Limits): number {
  const made = runs.reduce((sum, { steps, final }) => sum + 1 + (steps ?? final.step), 0);
  const spent = runs.reduce((sum, { evaluations }) => sum + evaluations, 0);
  return Math.ceil((iterations + 1) * (spent / made));
}

/**
 * The iterations that each run might have made: those until its hit or its end, and what is left of
 * its evaluations, at what they took. A method that has given up goes on for free: each counts as an
 * evaluation, as that of a method that moves does.
 */
function budgetsOf(
  runs: readonly CaseResult[],
  { iterations, maxEvaluations = Infinity }: Limits,
): Float64Array {
  return column(runs, ({ evaluations, steps, final }) => {
    const made = steps ?? final.step;
    const left = Math.max(0, maxEvaluations - evaluations);
    const each = Math.max(1, evaluations / (1 + made));
    const most = Math.min(iterations, maxEvaluations - 1, made + Math.floor(left / each));
    // no failure is free
    return Math.max(1, most);
  });
}

function within01(interval: Interval | null): Interval | null {
  return interval === null ? null : [Math.max(0, interval[0]), Math.min(1, interval[1])];
}

function countStatuses(runs: readonly CaseResult[]): Summary["statuses"] {
  const counts: { -readonly [K in keyof Summary["statuses"]]: number } = {};
  for (const { status } of runs) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** null if the catalogue does not have the function, or if a user's function throws. */
function landscapeOf({ function: fn, dimension }: CaseResult, catalogue: Catalogue): Landscape {
  const orNull = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch {
      return null;
    }
  };
  const known = orNull(() => functionNamed(fn, dimension, catalogue));
  if (known === null) return { optimum: null, domain: null };
  const { definition, dim, values } = known;
  return {
    optimum: orNull(() => definition.optimum(dim, values)),
    domain: orNull(() => definition.domain(dim, values)),
  };
}
