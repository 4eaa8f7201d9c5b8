import { functionName } from "../../core/function-name.js";
import type { Sweep, SweepCurve } from "../../records/sweep-result.js";
import { linearAxis, logAxis } from "./axis.js";
import { lossAxis } from "./curve-axis.js";
import { signed } from "./curve-figure.js";
import { lineChart } from "./line-chart.js";
import type { Sheet } from "./sheet.js";

/** Results over a parameter, a line for each optimizer; a dot marks its best value. */
export function sweepFigure(
  { parameter, measure }: Sweep,
  curves: readonly SweepCurve[],
  metric: string,
  sheet: Sheet,
): string {
  const scores = curves.map((curve) => curve[measure] ?? curve.steps);
  const isLog = curves.every(({ scale }) => scale === "log");
  const low = Math.min(...curves.map(({ value }) => value[0]));
  const high = Math.max(...curves.map(({ value }) => value.at(-1)!));
  const shown = scores.map((list) => list.filter((one) => one !== null));
  const title = measure === "final" ? `final ${signed(metric)}` : `${measure} to the target`;
  return lineChart(
    {
      title: `${functionName(curves[0])}: ${title} by ${parameter}`,
      x: isLog ? logAxis(parameter, low, high) : linearAxis(parameter, low, high),
      y: lossAxis(title, shown, null),
      lines: curves.map((curve, k) => ({
        series: k,
        label: labelOf(curve),
        x: curve.value,
        y: scores[k],
        marks: curve.best === null ? [] : [[curve.best.value, curve.best.score] as const],
      })),
    },
    sheet,
  );
}

/** What the user calls the optimizer: its range is that of all, and stands below the plot. */
export function labelOf({ label, optimizer }: SweepCurve): string {
  return label ?? optimizer.replace(/:[\w-]+=[^:+]*\.\.[^:+]*/, "");
}
