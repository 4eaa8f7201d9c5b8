import type { Random } from "../core/random.js";
import type { Estimator } from "./estimators.js";
import { quantile } from "./quantile.js";

/** From, to; Infinity where it has no end. */
export type Interval = readonly [low: number, high: number];

/** Φ⁻¹(0.975): what makes an interval one of 95 %. */
const Z = 1.959963984540054;

/**
 * The Wilson score interval of a success rate, 95 % (Wilson, JASA 22, 1927; the one that Brown, Cai &
 * DasGupta, Statistical Science 16, 2001 recommend for few runs). Within [0, 1].
 */
export function wilsonInterval(successes: number, runs: number): Interval {
  if (runs === 0) return [0, 1];
  const rate = successes / runs;
  const z2n = (Z * Z) / runs;
  const middle = rate + z2n / 2;
  const half = Z * Math.sqrt((rate * (1 - rate) + z2n / 4) / runs);
  // what is exact in theory is exact here
  const low = successes === 0 ? 0 : (middle - half) / (1 + z2n);
  const high = successes === runs ? 1 : (middle + half) / (1 + z2n);
  return [low, high];
}

/** Resamples of a bootstrap. With as many, an end of an interval wobbles by a few hundredths of its width. */
const RESAMPLES = 1000;

/**
 * Percentile bootstrap intervals, 95 %, of several figures of the same runs (Efron & Tibshirani, An
 * Introduction to the Bootstrap, 1993, chapter 13): the 2.5 % and the 97.5 % quantile of each figure
 * over resamples of the runs, which are drawn with replacement and shared by the figures.
 *
 * @param runs how many there are, n
 */
export function bootstrapIntervals(
  runs: number,
  estimators: readonly Estimator[],
  random: Random,
  resamples = RESAMPLES,
): Interval[] {
  const figures = estimators.map(() => new Float64Array(resamples));
  const weights = new Uint32Array(runs);
  for (let r = 0; r < resamples; r++) {
    weights.fill(0);
    for (let i = 0; i < runs; i++) weights[Math.floor(random.uniform() * runs)]++;
    for (let k = 0; k < estimators.length; k++) figures[k][r] = estimators[k](weights);
  }
  return figures.map((values): Interval => {
    values.sort();
    return [quantile(values, 0.025), quantile(values, 0.975)];
  });
}
