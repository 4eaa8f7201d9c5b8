import type { CaseResult } from "../records/results.js";
import type { CurveY } from "./screen-options.js";

type Column = readonly (number | null)[];

/** The column of a case's curve that a plot shows; null where it is not finite. */
export function curveValues(one: CaseResult, y: CurveY, fStar: number): Column {
  const zero = zeroOf(y, fStar);
  const column = curveColumn(one, y);
  return zero === 0 ? column : column.map((value) => (value === null ? null : value - zero));
}

/** The same as it stands in the results: f, where the plot shows f − f*. */
export function curveColumn({ curve, status }: CaseResult, y: CurveY): Column {
  if (y === "best") return curve.best;
  if (y !== "value") return curve.measured ?? [];
  // the value below f* would be drawn below the target
  return status === "escaped" ? [...curve.value.slice(0, -1), null] : curve.value;
}

/** Whether there is a curve to draw: of a run that threw the last point has no value. */
export function isDrawn({ status, steps, curve }: CaseResult): boolean {
  if (status === "skipped") return false;
  return status !== "error" || steps !== null || curve.step.length > 2;
}

/** What the plot takes off the column. */
export function zeroOf(y: CurveY, fStar: number): number {
  return y === "best" || y === "value" ? fStar : 0;
}
