import type { CaseResult } from "../bench/results.js";
import type { CurveY } from "./screen-options.js";

/** The column of a case's curve that a plot shows; null where it is not finite. */
export function curveValues(
  { curve }: CaseResult,
  y: CurveY,
  fStar: number,
): readonly (number | null)[] {
  const gaps = (values: readonly (number | null)[]) =>
    values.map((value) => (value === null ? null : value - fStar));
  if (y === "best") return gaps(curve.best);
  return y === "value" ? gaps(curve.value) : (curve.measured ?? []);
}
