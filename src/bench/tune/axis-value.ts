import { exp, ln } from "../../core/math.js";
import type { SearchAxis } from "../../plan/search.js";

/**
 * The value at a share (0 … 1) of an interval, in as few digits as tell it from values `spacing`
 * further on: what is run is what is printed.
 */
export function valueAt(axis: SearchAxis, share: number, spacing: number): number {
  const { low, high, scale, integer } = axis;
  if (share <= 0) return low;
  if (share >= 1) return high;
  const between =
    scale === "log" ? exp((1 - share) * ln(low) + share * ln(high)) : low + share * (high - low);
  const grain =
    scale === "log" ? between * (exp(spacing * ln(high / low)) - 1) : spacing * (high - low);
  const rounded = integer ? Math.round(between) : roundTo(between, grain / 2);
  return Math.min(high, Math.max(low, rounded));
}

/** The share of an interval at which a value of it lies. */
export function shareOf({ low, high, scale }: SearchAxis, value: number): number {
  return scale === "log" ? ln(value / low) / ln(high / low) : (value - low) / (high - low);
}

/** A double does not hold more digits than these. */
const MOST_DIGITS = 17;

/** The value to the fewest digits whose unit is at most `unit`, but at least two. */
function roundTo(value: number, unit: number): number {
  let digits = 2;
  while (digits < MOST_DIGITS && unitOf(value, digits) > unit) digits++;
  return Number(value.toPrecision(digits));
}

/** The unit of the last of so many digits of a value. */
function unitOf(value: number, digits: number): number {
  const [, exponent] = value.toExponential(digits - 1).split("e");
  return Number(`1e${Number(exponent) - digits + 1}`);
}
