import { groupedBy } from "../../core/grouped-by.js";
import { streamsOf } from "../../core/random.js";
import {
  expectedRunningTimeOf,
  meanOf,
  onceEach,
  penalizedAverageOf,
  quantileOf,
  type Estimator,
} from "../../statistics/estimators.js";
import { bootstrapIntervals, wilsonInterval, type Interval } from "../../statistics/intervals.js";
import { pairKey, problemKey } from "../../statistics/pair-key.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { parseItem } from "../../plan/grammar.js";
import { resolveFunctions } from "../../plan/resolve.js";
import type { CaseResult, ResultSettings } from "../../records/results.js";
import { endingsOf, type Landscape } from "./endings.js";
import type { Ends, Figure, Spread, Summary } from "../../records/summary.js";

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
  const problems = groupedBy(cases, problemKey).map((members) => groupedBy(members, pairKey));
  return problems
    .filter((pairs) => pairs.some((runs) => runs.length >= least))
    .flatMap((pairs) => {
      const landscape = landscapeOf(pairs[0][0], catalogue);
      return pairs.map((runs) => summarizeRuns(runs, settings, landscape));
    });
}

/** The summary of runs that share a function and an optimizer. */
function summarizeRuns(
  runs: readonly CaseResult[],
  shared: ResultSettings,
  landscape: Landscape,
): Summary {
  const { function: fn, optimizer, label, dimension, settings, metric } = runs[0];
  const successes = runs.filter(({ steps }) => steps !== null).length;
  const { figures, spreads } = measured(runs, settings?.iterations ?? shared.iterations);
  const knowsArea = runs.every(({ aocc }) => (aocc ?? null) !== null);
  return {
    function: fn,
    optimizer,
    ...(label === undefined ? {} : { label }),
    dimension,
    ...(settings === undefined ? {} : { settings }),
    ...(metric === undefined ? {} : { metric }),
    runs: runs.length,
    successes,
    lost: runs.filter(({ steps, settled }) => steps !== null && settled === null).length,
    successInterval: wilsonInterval(successes, runs.length),
    ...spreads,
    ...figures,
    aocc: knowsArea ? figures.aocc : null,
    statuses: countStatuses(runs),
    endings: endingsOf(runs, landscape),
  };
}

/** What is estimated of runs; what a run did not attain is infinite. */
function measured(runs: readonly CaseResult[], iterations: number) {
  const evaluations = runs.map((one) => one.evaluations);
  const steps = runs.map((one) => one.steps);
  const hits = steps.map((one) => one !== null);
  return bootstrapped(runs, {
    spreads: {
      steps: steps.map((one) => one ?? Infinity),
      evaluations: evaluations.map((one, k) => (hits[k] ? one : Infinity)),
      best: runs.map(({ best }) => best.gap ?? best.value ?? Infinity),
      final: runs.map(({ status, final }) =>
        // below the minimum there is no gap
        status === "escaped" ? Infinity : (final.gap ?? final.value ?? Infinity),
      ),
    },
    figures: {
      ert: expectedRunningTimeOf(evaluations, hits),
      par10: penalizedAverageOf(steps, iterations, PENALTY),
      aocc: meanOf(runs.map(({ aocc }) => aocc ?? NaN)),
    },
  });
}

/** Figures with their intervals, all of the same resamples. */
function bootstrapped<S extends string, F extends string>(
  runs: readonly CaseResult[],
  given: {
    readonly spreads: Readonly<Record<S, readonly number[]>>;
    readonly figures: Readonly<Record<F, Estimator>>;
  },
): { spreads: Record<S, Spread>; figures: Record<F, Figure> } {
  const spreads = Object.entries(given.spreads) as [S, readonly number[]][];
  const figures = Object.entries(given.figures) as [F, Estimator][];
  const medians = spreads.map(([, values]) => quantileOf(values, 0.5));
  const estimators = [...medians, ...figures.map(([, estimator]) => estimator)];
  const once = onceEach(runs.length);
  const random = streamsOf(1, pairKey(runs[0]))("bootstrap");
  const intervals = bootstrapIntervals(runs.length, estimators, random).map(ends);
  const named = <K extends string, V>(entries: readonly (readonly [K, V])[]) =>
    Object.fromEntries(entries) as Record<K, V>;
  return {
    spreads: named(
      spreads.map(([name, values], k) => [
        name,
        {
          median: finite(medians[k](once)),
          quartiles: ends([quantileOf(values, 0.25)(once), quantileOf(values, 0.75)(once)]),
          interval: intervals[k],
        },
      ]),
    ),
    figures: named(
      figures.map(([name, estimator], k) => [
        name,
        { value: finite(estimator(once)), interval: intervals[medians.length + k] },
      ]),
    ),
  };
}

function ends([low, high]: Interval): Ends {
  return [finite(low), finite(high)];
}

function finite(value: number): number | null {
  return Math.abs(value) < Infinity ? value : null;
}

function countStatuses(runs: readonly CaseResult[]): Summary["statuses"] {
  const counts: { -readonly [K in keyof Summary["statuses"]]: number } = {};
  for (const { status } of runs) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** What the catalogue does not have, and where a function of the user's throws, is not known. */
function landscapeOf({ function: fn, dimension }: CaseResult, catalogue: Catalogue): Landscape {
  const orNull = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch {
      return null;
    }
  };
  const known = orNull(() => resolveFunctions(parseItem(fn), catalogue, dimension)[0]);
  if (known === null) return { optimum: null, domain: null };
  const { definition, dim, values } = known;
  return {
    optimum: orNull(() => definition.optimum(dim, values)),
    domain: orNull(() => definition.domain(dim, values)),
  };
}
