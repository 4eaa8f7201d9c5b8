import type { ResultSettings } from "../records/results.js";
import type { Metric } from "../run/types.js";
import { aimText, curveTitle, targetOf } from "./block-words.js";
import type { Path } from "./contour/contour-field.js";
import { endingOf, type CurveOptions, type CurveSeries } from "./curve-series.js";
import { letteredDozen } from "./dozen.js";
import { curveValues, isDrawn } from "./curve-values.js";
import { nameOf, type Group, type Row } from "./group.js";
import type { Look } from "./look.js";
import type { CurveY, ScreenOptions } from "./screen-options.js";

/** Curves that are drawn together, and what is said of them. */
export interface Curves {
  readonly series: readonly CurveSeries[];
  readonly options: Omit<CurveOptions, "style" | "height" | "until">;
}

/** What curves are to show, and of what. */
export interface CurveRequest extends Pick<ScreenOptions, "minimum" | "untuned"> {
  readonly y: CurveY;
}

/** The curves of the cases of a group. */
export function groupCurves(
  group: Group,
  settings: ResultSettings,
  { y, minimum, untuned }: CurveRequest,
  look: Pick<Look, "ascii">,
): Curves {
  const isSeeded = hasSeveralSeeds(group);
  const fStar = minimum(group);
  const metric = metricOf(group, settings);
  const series = group.rows
    .filter((row) => isDrawn(row.case))
    .map((row) => seriesOf(row, nameOf(row.case, isSeeded), y, metric, fStar ?? 0));
  const title = curveTitle(y, fStar !== null);
  const target = targetOf(y, metric, settings);
  const areUntuned = group.rows.some((row) => untuned?.has(row.case.optimizer));
  return { series, options: { title, aim: aimText(metric, settings, look), target, areUntuned } };
}

function seriesOf(
  { letter, series, case: one }: Row,
  label: string,
  y: CurveY,
  metric: Metric,
  fStar: number,
): CurveSeries {
  return {
    letter,
    series,
    label,
    step: one.curve.step,
    value: curveValues(one, y, fStar),
    hit: one.steps,
    lostAt: one.lostAt,
    end: one.final.step,
    endsFinite: one.final.value !== null,
    closest: metric === "gap" ? one.best.gap : (one.closest ?? null),
    ...endingOf(one.status),
  };
}

/** The paths of the cases of a group, of those that have one. */
export function groupPaths(group: Group): Path[] {
  const isSeeded = hasSeveralSeeds(group);
  const drawn = letteredDozen(group.rows, ({ case: { steps, best } }) => [
    steps ?? Infinity,
    best.value ?? Infinity,
  ]);
  return drawn.flatMap(({ letter, series, case: one }) =>
    one.path === undefined
      ? []
      : { letter, series, label: nameOf(one, isSeeded), points: pointsOf(one.path) },
  );
}

/** A path as one list of numbers. */
export function pointsOf(path: readonly (readonly (number | null)[])[]): number[] {
  return path.flat().map((xi) => xi ?? NaN);
}

/** What the cases of a group are judged by: where f* is unknown, not what was asked for. */
export function metricOf({ rows }: Group, { metric }: ResultSettings): Metric {
  return rows[0].case.metric ?? metric;
}

function hasSeveralSeeds({ rows }: Group): boolean {
  return new Set(rows.map((row) => row.case.seed)).size > 1;
}
