import { endOfView } from "../curve-view.js";
import type { Curves } from "../group-curves.js";
import { roundedTo } from "../plot/ticks.js";

/** So many points of a curve can be told apart under a pointer. */
const MOST_POINTS = 120;

/** A curve for a script: series, label, iterations, and values in three digits. */
export type CurvePoints = readonly [
  series: number,
  label: string,
  t: readonly number[],
  y: readonly (number | null)[],
];

/** The values that a page shows under the pointer. */
export function curvePoints({ series }: Curves): CurvePoints[] {
  const end = endOfView(series);
  return series.map(({ label, step, value, series: ink }, i) => {
    const count = step.filter((t) => t <= end).length;
    const every = Math.max(1, Math.ceil(count / MOST_POINTS));
    const kept = Array.from({ length: count }, (_, k) => k).filter(
      (k) => k % every === 0 || k === count - 1,
    );
    const digits = (one: number | null) =>
      one === null || !Number.isFinite(one) ? null : roundedTo(one, 3);
    return [ink ?? i, label, kept.map((k) => step[k]), kept.map((k) => digits(value[k]))];
  });
}
