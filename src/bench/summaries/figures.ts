import { column } from "../../core/column.js";
import type { CaseResult } from "../../records/results.js";
import type { Ends, Figure, Spread } from "../../records/summary.js";
import { mean } from "../../statistics/estimators.js";
import { type Interval, medianInterval } from "../../statistics/intervals.js";
import { quantile } from "../../statistics/quantile.js";

/** The mean budget of the runs that failed; of all where none did. */
export function meanBudget(budgets: Float64Array, fails: (k: number) => boolean): number {
  let [sum, count] = [0, 0];
  for (let k = 0; k < budgets.length; k++) {
    if (!fails(k)) continue;
    sum += budgets[k];
    count++;
  }
  return count > 0 ? sum / count : mean(budgets);
}

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
