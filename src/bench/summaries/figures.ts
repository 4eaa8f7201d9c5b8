import { column } from "../../core/column.js";
import type { CaseResult } from "../../records/results.js";
import type { Ends, Figure, Spread } from "../../records/summary.js";
import { type Interval, medianInterval } from "../../statistics/intervals.js";
import { quantile } from "../../statistics/quantile.js";

/** Of values that each run has; null where it did not get there, which counts as infinite. */
export function spreadsOf(
  runs: readonly CaseResult[],
): (valueOf: (one: CaseResult) => number | null) => Spread {
  const ascending = new Float64Array(runs.length);
  const at = (p: number) => quantile(ascending, p);
  return (valueOf) => {
    column(runs, (one) => valueOf(one) ?? Infinity, ascending).sort();
    const interval = medianInterval(runs.length, (k) => ascending[k]);
    return {
      median: finite(at(0.5)),
      quartiles: ends([at(0.25), at(0.75)]),
      range: ends([ascending[0], ascending[ascending.length - 1]]),
      interval: interval === null ? null : ends(interval),
    };
  };
}

export function figureOf(value: number, interval: Interval | null): Figure {
  return { value: finite(value), interval: interval === null ? null : ends(interval) };
}

function ends([low, high]: Interval): Ends {
  return [finite(low), finite(high)];
}

function finite(value: number): number | null {
  return Math.abs(value) < Infinity ? value : null;
}
