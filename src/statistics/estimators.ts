import { between } from "./quantile.js";

/**
 * A figure of n runs. `weights` (length n) says how often each of them counts; they add up to n. All
 * ones gives the figure itself, other weights that of a bootstrap resample.
 */
export type Estimator = (weights: ArrayLike<number>) => number;

/** The weights of the runs as they are. */
export function onceEach(runs: number): Uint32Array {
  return new Uint32Array(runs).fill(1);
}

/** The p-quantile, as `quantile` defines it. */
export function quantileOf(values: readonly number[], p: number): Estimator {
  const order = Uint32Array.from(values.keys()).sort((a, b) => rank(values[a], values[b]) || a - b);
  const place = (values.length - 1) * p;
  const k = Math.floor(place);
  return (weights) => {
    // the k-th value of the resample, counted from 0, and the one after it
    let seen = 0;
    let at = 0;
    while (at < order.length && (seen += weights[order[at]]) <= k) at++;
    const low = values[order[at]] ?? NaN;
    if (place === k || seen > k + 1) return low;
    do at++;
    while (at < order.length && weights[order[at]] === 0);
    return between(low, values[order[at]] ?? NaN, place - k);
  };
}

function rank(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The arithmetic mean. */
export function meanOf(values: readonly number[]): Estimator {
  return (weights) => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) if (weights[i] > 0) sum += weights[i] * values[i];
    return sum / values.length;
  };
}

/**
 * The expected running time (Hansen et al., COCO: Performance Assessment, 2016, section 4.2): all
 * evaluations that were spent until the target or until the end of the run, by the number of runs
 * that hit it. Infinity where none does. A failed run is charged what it spent, not its budget.
 */
export function expectedRunningTimeOf(
  evaluations: readonly number[],
  hits: readonly boolean[],
): Estimator {
  return (weights) => {
    let spent = 0;
    let successes = 0;
    for (let i = 0; i < evaluations.length; i++) {
      spent += weights[i] * evaluations[i];
      if (hits[i]) successes += weights[i];
    }
    return successes === 0 ? Infinity : spent / successes;
  };
}

/**
 * PAR-k, the penalised average (Hutter et al., JAIR 36, 2009): the mean cost, where a failure costs
 * `factor` times the budget.
 *
 * @param costs null for a failure
 */
export function penalizedAverageOf(
  costs: readonly (number | null)[],
  budget: number,
  factor: number,
): Estimator {
  return meanOf(costs.map((cost) => cost ?? factor * budget));
}
