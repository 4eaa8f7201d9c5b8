import { valuesInView } from "../curve-view.js";
import type { CurveSeries } from "../curve-series.js";
import { log10 } from "../plot/ticks.js";
import { logAxis, type Axis } from "./axis.js";

/** So many decades below the target are shown; what lies lower shares the lower edge. */
const BELOW_TARGET = 3;

/** Without a target: what a double can tell apart. */
const BELOW_TOP = 16;

/** A curve that climbs so many decades above every start leaves through the upper edge. */
const CLIMB_SHOWN = 3;

/** The log axis of loss curves: whole decades around what is in view. */
export function scaleOfCurves(
  title: string,
  series: readonly CurveSeries[],
  end: number,
  target: number | null,
): Axis {
  const inView = series.map((one) => valuesInView(one, end));
  return lossAxis(title, inView, target);
}

/** The log axis for lists of values, each in its order. */
export function lossAxis(
  title: string,
  lists: readonly (readonly number[])[],
  target: number | null,
): Axis {
  const values = lists.flat();
  const decades = values.filter((value) => value > 0).map(log10);
  const aim = target !== null && target > 0 ? log10(target) : null;
  const all = aim === null ? decades : [...decades, aim];
  const [lowest, highest] = [
    least(all, 0),
    -least(
      all.map((one) => -one),
      0,
    ),
  ];
  const starts = lists.flatMap((list) => list.slice(0, 1)).filter((value) => value > 0);
  const cap =
    Math.ceil(-least([...starts.map((one) => -log10(one)), -(aim ?? 0)], 0)) + CLIMB_SHOWN;
  const high = Math.min(Math.ceil(highest - 1e-9), cap);
  const deepest = aim === null ? high - BELOW_TOP : aim - BELOW_TARGET;
  const low = Math.floor(Math.max(lowest, deepest) + 1e-9);
  const hasFloor = values.some((value) => value <= 0) || lowest < low - 1e-9;
  const ends = [low, Math.max(high, low + 1)].map((k) => Number(`1e${clamp(k)}`));
  return logAxis(title, ends[0], ends[1], { hasFloor });
}

function least(values: readonly number[], otherwise: number): number {
  return values.length === 0 ? otherwise : values.reduce((a, b) => Math.min(a, b));
}

/** Powers of ten that doubles have. */
function clamp(k: number): number {
  return Math.min(308, Math.max(-307, k));
}
