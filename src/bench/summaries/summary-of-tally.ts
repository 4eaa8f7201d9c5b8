import type { Ends, Spread, Summary } from "../../records/summary.js";
import { AREA_UNIT, runsOf, type Histogram, type Tally } from "../../records/tally.js";
import { medianInterval, wilsonInterval } from "../../statistics/intervals.js";
import { quantileOf } from "../../statistics/quantile.js";

/**
 * What counts alone say of runs: success rates, medians with their exact intervals, ERT and the mean
 * AOCC. The rest of a summary needs the runs themselves and is empty: last values, where runs ended,
 * intervals of means, comparisons in pairs.
 */
export function summaryOfTally(tally: Tally): Summary {
  const { statuses, lost, steps, evaluations, spent, area, hits: _, ...kind } = tally;
  const runs = runsOf(tally);
  const successes = steps.reduce((sum, [, count]) => sum + count, 0);
  const unknown: Spread = {
    median: null,
    quartiles: [null, null],
    range: [null, null],
    interval: null,
  };
  return {
    ...kind,
    runs,
    successes,
    lost,
    successInterval: wilsonInterval(successes, runs),
    steps: spreadOf(steps, runs),
    evaluations: spreadOf(evaluations, runs),
    best: unknown,
    final: unknown,
    ert: { value: successes === 0 ? null : Number(spent) / successes, interval: null },
    par10: { value: null, interval: null },
    aocc:
      area.runs < runs || runs === 0
        ? null
        : { value: (Number(area.sum) * AREA_UNIT) / area.runs, interval: null },
    statuses,
    endings: [],
  };
}

/** Of so many runs, of which those that are not in the histogram did not get there. */
function spreadOf(histogram: Histogram, runs: number): Spread {
  const at = valuesOf(histogram, runs);
  const interval = medianInterval(runs, at);
  return {
    median: finite(quantileOf(runs, at, 0.5)),
    quartiles: [finite(quantileOf(runs, at, 0.25)), finite(quantileOf(runs, at, 0.75))],
    range: [finite(at(0)), finite(at(runs - 1))],
    interval: interval === null ? null : (interval.map(finite) as unknown as Ends),
  };
}

/** The k-th least value of all runs; Infinity of those that did not get there. */
function valuesOf(histogram: Histogram, runs: number): (k: number) => number {
  let before = 0;
  const ends = histogram.map(([value, count]) => ({ value, end: (before += count) }));
  return (k) => (k >= runs || k < 0 ? NaN : (ends.find(({ end }) => k < end)?.value ?? Infinity));
}

function finite(value: number): number | null {
  return Math.abs(value) < Infinity ? value : null;
}
