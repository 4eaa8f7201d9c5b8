import { printShortest } from "../core/params.js";
import { roundedTo } from "./plot/ticks.js";

export { printShortest as brief };

/** The text in the place of a missing number. */
export const ABSENT = "-";

/** Two significant digits with an exponent, as wide for any size: 2.8e-18. Never NaN or Infinity. */
export function scientific(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return ABSENT;
  return value === 0 ? "0" : value.toExponential(1).replace("e+", "e");
}

/** A count, or a dash. */
export function count(value: number | null): string {
  return value === null ? ABSENT : String(value);
}

/** A ratio to the best: 1.86x. */
export function ratio(value: number | null): string {
  return value === null || !Number.isFinite(value) ? ABSENT : `${value.toFixed(2)}x`;
}

/** A point: (-7, 2); long ones are cut. */
export function point(x: readonly number[]): string {
  const shown = x.slice(0, 4).map((xi) => printShortest(roundedTo(xi, 6)));
  return `(${shown.join(", ")}${x.length > shown.length ? ", ..." : ""})`;
}
