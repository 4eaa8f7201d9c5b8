import { endOfView, scaleOfView, valuesInView } from "./curve-view.js";
import type { CurveOptions, CurveSeries } from "./curve-series.js";
import type { RowScale, Tick } from "./plot/frame.js";
import { linePlot } from "./plot/line-plot.js";
import type { Look } from "./look.js";
import { numberText, roundTicks } from "./plot/ticks.js";

/** Below this width the target's label is its number alone. */
const WIDTH_FOR_WORDS = 32;

/** A name farther from the end of its curve would seem to belong to another. */
const NAMES_WITHIN = 3;

/** The picture and, where the names do not fit into it, a legend. Some value is finite. */
export function curvePlot(
  series: readonly CurveSeries[],
  { title, style, target, until, height }: CurveOptions & { readonly style: "ascii" | "braille" },
  look: Look,
): string[] {
  const end = until ?? endOfView(series);
  const rows = Math.max(5, height ?? defaultHeight(look.width));
  const scale = scaleOfView(series, end, target, rows);
  const lines = series.map((one) => ({ ...one, last: valuesInView(one, end).at(-1) ?? null }));
  const options = {
    title,
    axisTitle: "iteration",
    end,
    scale: look.width < WIDTH_FOR_WORDS ? withoutWords(scale) : scale,
    baseTicks: (columns: number) => iterationTicks(end, columns),
    style,
    marksPoints: true,
    namesWithin: NAMES_WITHIN,
    hasLegend: true,
  };
  return linePlot(lines, options, look);
}

/** Rows for a width: 10 at 40 columns, 14 at 80. */
export function defaultHeight(width: number): number {
  return Math.min(20, 6 + Math.floor(width / 10));
}

function withoutWords(scale: RowScale): RowScale {
  const ticks = scale.ticks.map(({ at, text }) => ({ at, text: text.replace(" tol", "") }));
  return { ...scale, ticks };
}

function iterationTicks(end: number, columns: number): Tick[] {
  const ticks = roundTicks(0, end, Math.max(2, Math.floor(columns / 8))).filter(
    // iterations are whole numbers
    (step) => step === Math.floor(step),
  );
  return (ticks.length > 0 ? ticks : [0]).map((step) => ({
    at: end > 0 ? Math.round((step / end) * (columns - 1)) : 0,
    text: numberText(step, 6),
  }));
}
