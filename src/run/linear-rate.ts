import { exp, ln } from "../core/math.js";
import { CURVE_POINTS, type Curve } from "./trace.js";

/** Fewer points of a curve show no rate. */
const FEWEST_POINTS = 8;
/** The gap falls by at least this factor over the points, or a moment would be taken for a law. */
const LEAST_FALL = 10;
/** By so much the slopes of both halves may differ, as a share: with a gap of 1/t it is 0.3. */
const MOST_BEND = 0.1;
/** Gaps below these shares of |f*| and of the first gap are rounding. */
const FLOOR_OF_MINIMUM = 1e-13;
const FLOOR_OF_START = 1e-26;

/** ln(f − f*) at the points of the curve that is looked at: short runs have no time for new columns. */
const logs = new Float64Array(CURVE_POINTS);

/**
 * The factor by which f − f* shrinks on average per iteration, of a run that converges R-linearly:
 * exp of the slope of ln(f − f*) over the iterations, by least squares over the last half of them
 * before rounding sets in. A single iteration may shrink it less, or let it grow. null where the
 * curve does not look linear. Rates: Nocedal & Wright, Numerical Optimization (2nd ed.), Appendix A.2.
 *
 * @param minimum f*
 */
export function linearRate(curve: Curve, minimum: number): number | null {
  const end = lastBeforeRounding(curve, minimum);
  const from = firstFrom(curve, curve.step[end] / 2);
  if (end - from + 1 < FEWEST_POINTS) return null;
  const [first, last] = [curve.value[from] - minimum, curve.value[end] - minimum];
  // of the gaps, not of their logarithms: rounding must not decide about a factor of exactly 10
  if (!(LEAST_FALL * last <= first)) return null;
  for (let k = from; k <= end; k++) logs[k] = ln(curve.value[k] - minimum);
  const middle = (from + end) >> 1;
  const slope = slopeOf(curve, from, end);
  const bend = slopeOf(curve, from, middle) - slopeOf(curve, middle, end);
  return slope < 0 && Math.abs(bend) <= MOST_BEND * -slope ? exp(slope) : null;
}

/** The place of the smallest f, or of the last point before a gap that rounding hides. */
function lastBeforeRounding({ value, length }: Curve, minimum: number): number {
  const floor = Math.max(
    FLOOR_OF_MINIMUM * Math.abs(minimum),
    FLOOR_OF_START * (value[0] - minimum),
  );
  let lowest = 0;
  for (let k = 0; k < length; k++) {
    if (value[k] - minimum <= floor) return Math.max(0, k - 1);
    if (value[k] < value[lowest]) lowest = k;
  }
  return lowest;
}

function firstFrom({ step }: Curve, least: number): number {
  let k = 0;
  while (step[k] < least) k++;
  return k;
}

/** The slope of the logarithms over the iterations by least squares. */
function slopeOf({ step }: Curve, from: number, end: number): number {
  const count = end - from + 1;
  let steps = 0;
  let levels = 0;
  for (let k = from; k <= end; k++) {
    steps += step[k];
    levels += logs[k];
  }
  let covariance = 0;
  let variance = 0;
  for (let k = from; k <= end; k++) {
    const aside = step[k] - steps / count;
    covariance += aside * (logs[k] - levels / count);
    variance += aside * aside;
  }
  return covariance / variance;
}
