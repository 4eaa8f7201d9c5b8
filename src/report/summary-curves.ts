import type { CaseResult, ResultSettings } from "../records/results.js";
import type { Summary } from "../records/summary.js";
import { quantile } from "../statistics/quantile.js";
import type { Metric, Status } from "../run/types.js";
import { aimText, curveTitle, targetOf } from "./block-words.js";
import type { Path } from "./contour/contour-field.js";
import { endingOf, type CurveSeries } from "./curve-series.js";
import { curveColumn, isDrawn, zeroOf } from "./curve-values.js";
import { letteredDozen } from "./dozen.js";
import { pointsOf, type CurveRequest, type Curves } from "./group-curves.js";
import type { Look } from "./look.js";
import { medianCurve } from "./median-curve.js";
import type { CurveY } from "./screen-options.js";
import { nameOfSummary, type SummaryGroup, type SummaryRow } from "./summary-group.js";

/** The medians over the runs of each optimizer of a group. */
export function summaryCurves(
  group: SummaryGroup,
  settings: ResultSettings,
  { y, minimum, untuned }: CurveRequest,
  look: Pick<Look, "ascii">,
): Curves {
  const fStar = minimum(group);
  const [{ summary }] = group.rows;
  const metric = summary.metric ?? settings.metric;
  const drawn = group.rows.filter(({ cases }) => cases.some(isDrawn));
  const counts = new Set(group.rows.map((row) => row.summary.runs));
  return {
    series: drawn.map((row) => seriesOf(row, y, metric, fStar ?? 0)),
    options: {
      title: `median ${curveTitle(y, fStar !== null)}`,
      medians:
        counts.size > 1 ? "Medians" : summary.runs === 1 ? "" : `Medians of ${summary.runs} runs`,
      aim: aimText(metric, settings, look),
      target: targetOf(y, metric, settings),
      areUntuned: group.rows.some((row) => untuned?.has(row.summary.optimizer)),
    },
  };
}

function seriesOf(
  { letter, series, summary, cases }: SummaryRow,
  y: CurveY,
  metric: Metric,
  fStar: number,
): CurveSeries {
  const curves = cases
    .filter((one) => isDrawn(one) && one.curve.step.length > 0)
    .map((one) => ({ step: one.curve.step, value: curveColumn(one, y) }));
  return {
    letter,
    series,
    label: nameOfSummary(summary),
    ...medianCurve(curves, zeroOf(y, fStar)),
    hit: summary.steps.median,
    ...(summary.steps.median === null && summary.successes > 0
      ? { partly: `in ${summary.successes} of ${summary.runs} runs` }
      : {}),
    end: cases.reduce((end, { final }) => Math.max(end, final.step), 0),
    endsFinite: summary.final.median !== null,
    closest: metric === "gap" ? summary.best.median : medianClosest(cases),
    ...soleEnding(summary),
  };
}

/** The median of the smallest values of the metric; null where too few runs have one. */
function medianClosest(cases: readonly CaseResult[]): number | null {
  const values = Float64Array.from(cases, (one) => one.closest ?? Infinity).sort();
  const median = quantile(values, 0.5);
  return median < Infinity ? median : null;
}

/** How all runs ended, where they ended alike. */
function soleEnding({ statuses }: Summary): Pick<CurveSeries, "ending"> {
  const [status, ...others] = Object.keys(statuses) as Status[];
  return others.length === 0 ? endingOf(status) : {};
}

/** A picture has room for one path a method: those from the first start. */
export function summaryPaths(group: SummaryGroup): {
  readonly start: readonly number[];
  readonly paths: readonly Path[];
} {
  const { start } = group.rows[0].cases[0];
  const drawn = letteredDozen(group.rows, ({ summary: { steps, best } }) => [
    steps.median ?? Infinity,
    best.median ?? Infinity,
  ]);
  const paths = drawn.flatMap(({ letter, series, summary, cases }): Path[] => {
    const { path, start: own } = cases[0];
    if (path === undefined || own.join() !== start.join()) return [];
    return [{ letter, series, label: nameOfSummary(summary), points: pointsOf(path) }];
  });
  return { start, paths };
}
