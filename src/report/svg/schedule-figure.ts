import { linearAxis } from "./axis.js";
import { lineChart } from "./line-chart.js";
import type { Sheet } from "./sheet.js";

/** The learning rates of one method over a run. */
export interface RateLine {
  readonly label: string;
  readonly t: readonly number[];
  readonly rate: readonly number[];
}

/** Learning rates over the updates, a line for each method. */
export function scheduleFigure(title: string, rates: readonly RateLine[], sheet: Sheet): string {
  const highest = Math.max(...rates.flatMap(({ rate }) => rate.filter(Number.isFinite)), 0);
  const last = Math.max(...rates.map(({ t }) => t.at(-1) ?? 0), 1);
  return lineChart(
    {
      title,
      x: linearAxis("update t", 0, last, true),
      y: linearAxis("learning rate", 0, highest > 0 ? highest * 1.05 : 1),
      lines: rates.map(({ label, t, rate }, series) => ({ series, label, x: t, y: rate })),
    },
    sheet,
  );
}
