import { finiteOrNull } from "./plot/curve-columns.js";
import { type LogScale, logScale } from "./curve-scale.js";
import type { CurveSeries } from "./curve-series.js";

/** A view of fewer iterations would be all steps. */
const SHORTEST_VIEW = 10;

/** The last iteration that is worth drawing: a little after the last hit or loss, or all where more curves are under way than have hit. */
export function endOfView(series: readonly CurveSeries[]): number {
  const longest = Math.max(0, ...series.map(lastStep));
  const hits = series.flatMap(({ hit }) => (hit === null ? [] : [hit]));
  const underWay = series.filter((one) => one.hit === null && lastStep(one) >= longest);
  if (hits.length === 0 || underWay.length > hits.length) return longest;
  const last = Math.max(...hits, ...series.map(({ lostAt }) => lostAt ?? 0));
  return Math.min(longest, Math.max(Math.ceil(last * 1.25), SHORTEST_VIEW));
}

function lastStep({ step }: CurveSeries): number {
  return step.length === 0 ? 0 : step[step.length - 1];
}

/** The finite values of a curve up to the iteration `end`. */
export function valuesInView({ step, value }: CurveSeries, end: number): number[] {
  const values: number[] = [];
  for (let i = 0; i < step.length && step[i] <= end; i++) {
    const one = finiteOrNull(value[i]);
    if (one !== null) values.push(one);
  }
  return values;
}

/** The log axis for what is in view, in at most `height` rows. */
export function scaleOfView(
  series: readonly CurveSeries[],
  end: number,
  target: number | null,
  height: number,
): LogScale {
  const inView = series.map((one) => valuesInView(one, end));
  const starts = inView.filter((values) => values.length > 0).map((values) => values[0]);
  return logScale(inView.flat(), starts, target, height);
}
