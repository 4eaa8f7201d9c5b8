import { scaleOfCurves } from "./curve-axis.js";
import { endOfView } from "../curve-view.js";
import type { CurveSeries } from "../curve-series.js";
import type { Curves } from "../group-curves.js";
import { linearAxis, powerText } from "./axis.js";
import { lineChart, type ChartLine } from "./line-chart.js";
import { log10, numberText } from "../plot/ticks.js";
import type { Sheet } from "./sheet.js";

/** Loss curves on a log axis, with the target; a dot marks where a curve first reaches it. */
export function curveFigure(title: string, { series, options }: Curves, sheet: Sheet): string {
  const end = endOfView(series);
  return lineChart(
    {
      title,
      description: options.aim,
      x: linearAxis("iteration", 0, Math.max(1, end), true),
      y: scaleOfCurves(signed(options.title), series, end, options.target),
      lines: series.map((one, k) => lineOf(one, one.series ?? k, end, options.target)),
      rule:
        options.target === null
          ? undefined
          : { y: options.target, label: `target ${targetText(options.target)}` },
    },
    sheet,
  );
}

/** The curve up to the end of the view. */
function lineOf(
  { step, value, hit, label }: CurveSeries,
  series: number,
  end: number,
  target: number | null,
): ChartLine {
  const count = step.filter((t) => t <= end).length;
  const x = step.slice(0, count);
  const y = value.slice(0, count).map((one) => (one !== null && Number.isFinite(one) ? one : null));
  if (count < step.length) {
    // its next point lies beyond the edge
    x.push(end);
    y.push(y.at(-1) ?? null);
  }
  const isMarked = hit !== null && hit <= end && target !== null;
  return { series, label, x, y, steps: "whole", marks: isMarked ? [[hit, target]] : [] };
}

function targetText(target: number): string {
  const exponent = log10(target);
  return exponent === Math.round(exponent) ? powerText(10, exponent) : numberText(target);
}

/** Our titles with the signs that a figure can show. */
export function signed(title: string): string {
  return title.replaceAll(" - ", " − ").replace("|grad f|", "|∇f|");
}
