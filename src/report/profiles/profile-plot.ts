import { ln } from "../../core/math.js";
import type { Cost } from "../../plan/settings.js";
import type { ProfileCurve } from "../../records/profiles.js";
import { defaultHeight } from "../curve-plot.js";
import { dozenOf } from "../dozen.js";
import { hasLetters, letterOf } from "../letters.js";
import type { Look } from "../look.js";
import { brief } from "../numbers.js";
import type { RowScale, Tick } from "../plot/frame.js";
import { linePlot, type PlotLine } from "../plot/line-plot.js";
import { roundTicks } from "../plot/ticks.js";

export type PlottedKind = "performance" | "data" | "ecdf";

interface Axis {
  readonly base: 2 | 10;
  readonly title: string;
  /** The least length of the axis, in powers of the base. */
  readonly least: number;
}

function axisOf(kind: PlottedKind, cost: Cost): Axis {
  const axes: Readonly<Record<PlottedKind, Axis>> = {
    performance: { base: 2, title: "x fewest", least: 2 },
    data: { base: 10, title: cost, least: 1 },
    ecdf: { base: 10, title: "evals / dim", least: 1 },
  };
  return axes[kind];
}

/** Labels of the lower axis are at least so many columns apart. */
const COLUMNS_PER_TICK = 7;

/** Profiles over a log axis, those of a dozen that rise highest. Some curve has a point. */
export function profilePlot(
  kind: PlottedKind,
  profiles: readonly ProfileCurve[],
  title: string,
  cost: Cost,
  style: "ascii" | "braille",
  look: Look,
): string[] {
  const { base, title: axisTitle, least } = axisOf(kind, cost);
  const curves = dozenOf(
    profiles.map((curve, series) => ({ ...curve, series })),
    ({ x, share }) => [-(share.at(-1) ?? 0), x[0] ?? Infinity],
  );
  const places = curves.map(({ x }) => x.map((one) => exponent(Math.max(one, 1e-9), base)));
  const all = places.flat();
  const first = kind === "performance" ? 0 : Math.floor(Math.min(...all));
  const end = Math.max(least, Math.max(...all) - first);
  const hasLegend = !hasLetters(profiles.length);
  const lines = curves.map((curve, k): PlotLine => {
    const steps = places[k].map((place) => place - first);
    const isEmpty = steps.length === 0;
    return {
      letter: hasLegend ? letterOf(k, curves.length) : letterOf(curve.series, profiles.length),
      label: curve.optimizer,
      // a curve goes on to the edge; one that never rises lies on the ground
      step: [...(isEmpty ? [0] : steps), end],
      value: [...(isEmpty ? [0] : curve.share), curve.share.at(-1) ?? 0],
      last: curve.share.at(-1) ?? 0,
    };
  });
  const options = {
    title,
    axisTitle,
    end,
    scale: shareScale(defaultHeight(look.width)),
    baseTicks: (columns: number) => powerTicks(base, first, end, columns),
    style,
    marksPoints: false,
    namesWithin: Infinity,
    hasLegend,
  };
  const ink = (k: number, text: string) => look.paint.series(curves[k].series, text);
  return linePlot(lines, options, { ...look, paint: { ...look.paint, series: ink } });
}

/** The power to which `base` gives x; whole ones are exact. */
function exponent(x: number, base: number): number {
  const power = ln(x) / ln(base);
  return Math.round(power * 1e9) / 1e9;
}

function powerTicks(base: number, first: number, end: number, columns: number): Tick[] {
  const count = Math.max(2, Math.floor(columns / COLUMNS_PER_TICK));
  return roundTicks(first, first + end, count)
    .filter((power) => power === Math.floor(power))
    .map((power) => ({
      at: Math.round(((power - first) / end) * (columns - 1)),
      text: brief(base === 2 ? 2 ** power : Number(`1e${power}`)),
    }));
}

/** A linear axis from 0 to 100 % in at most `height` rows; the middle has a row of its own. */
function shareScale(height: number): RowScale {
  const rows = Math.max(3, height - ((height + 1) % 2));
  const middle = (rows - 1) / 2;
  return {
    rows,
    targetRow: null,
    ticks: [
      { at: 0, text: "100%" },
      { at: middle, text: "50%" },
      { at: rows - 1, text: "0%" },
    ],
    rowOf: (share, parts = 1) => Math.round((1 - share) * (rows * parts - 1)),
  };
}
