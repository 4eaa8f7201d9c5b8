import type { ResultSettings, Results } from "../bench/results.js";
import type { Metric } from "../run/types.js";
import { renderContour, type Field } from "./contour.js";
import { renderCurves, type CurveSeries } from "./curve.js";
import { groupCases, nameOf, type Group, type Row } from "./group.js";
import type { Grid } from "./grid.js";
import type { Look } from "./look.js";
import { brief, point } from "./numbers.js";
import { renderTable, type SortKey } from "./table.js";
import { verdict } from "./verdict.js";
import { wrap } from "./wrap.js";

export type Plot = "ascii" | "braille" | "contour" | "off";
export type CurveY = "best" | "value" | "gradient" | "distance";

export interface ScreenOptions {
  readonly title?: string;
  readonly plot: Plot;
  readonly y: CurveY;
  readonly sort: SortKey;
  /** How the learning rates were chosen. */
  readonly rates: string;
  /** f* by function name and dimension; null where it is not known. */
  readonly minimum: (group: Group) => number | null;
  /** What a contour needs of a function; null where it is not two-dimensional. */
  readonly field: (group: Group) => Field | null;
}

/** More groups than this show their tables alone. */
const MOST_PLOTS = 6;

const METRIC_TEXT: Readonly<Record<Metric, string>> = {
  gap: "f - f*",
  gradient: "|grad f|",
  distance: "|x - x*|",
};

/** The screen of `run`: for each group its heading, table and plot; then the verdict. */
export function renderScreen(
  results: Results,
  options: ScreenOptions,
  look: Look,
  grid: Grid,
): string {
  const groups = groupCases(results.cases);
  const plot = groups.length > MOST_PLOTS ? "off" : options.plot;
  const title = options.title === undefined ? "" : `${wrap(options.title, look.width)}\n\n`;
  const parts = groups.map((group) =>
    renderGroup(group, results.settings, { ...options, plot }, look, grid),
  );
  const hidden =
    groups.length > MOST_PLOTS && options.plot !== "off"
      ? `${groups.length} groups are too many to plot; choose one with --fn.\n`
      : "";
  const summary = [verdict(results.cases), options.rates].filter((text) => text !== "").join("  ");
  const interrupted = results.partial ? "Interrupted: unfinished cases are left out.\n" : "";
  return `${title}${parts.join("\n")}\n${hidden}${interrupted}${wrap(summary, look.width)}\n`;
}

function renderGroup(
  group: Group,
  shared: ResultSettings,
  options: ScreenOptions,
  look: Look,
  grid: Grid,
): string {
  const settings = { ...shared, ...group.rows[0].case.settings };
  const heading = wrap(headingOf(group, settings, look).join("   "), look.width);
  const table = renderTable(group, options.sort, look, grid);
  const plot = renderPlot(group, settings, options, look);
  return `${look.paint.strong(heading)}\n\n${table.join("\n")}\n${plot === "" ? "" : `\n${plot}`}`;
}

function headingOf(group: Group, settings: ResultSettings, look: Look): string[] {
  const metric = group.rows[0].case.metric ?? settings.metric;
  const asked = metric === settings.metric ? "" : " (f* is not known)";
  const atMost = look.ascii ? "<=" : "≤";
  return [
    group.function,
    `dim ${group.dimension}`,
    `start ${point(group.start)}`,
    `target ${METRIC_TEXT[metric]} ${atMost} ${brief(settings.tolerance)}${asked}`,
    `${settings.iterations} iterations`,
  ];
}

function renderPlot(
  group: Group,
  settings: ResultSettings,
  options: ScreenOptions,
  look: Look,
): string {
  const { plot } = options;
  if (plot === "off") return "";
  if (plot !== "contour") return renderCurvesOf(group, settings, options, plot, look);
  const field = options.field(group);
  if (field === null) return "A contour needs a function of two variables.\n";
  const severalSeeds = new Set(group.rows.map((row) => row.case.seed)).size > 1;
  const paths = group.rows.flatMap(({ letter, case: one }) =>
    one.path === undefined
      ? []
      : {
          letter,
          label: nameOf(one, severalSeeds),
          points: one.path.flat().map((xi) => xi ?? NaN),
        },
  );
  return renderContour(field, paths, look);
}

function renderCurvesOf(
  group: Group,
  settings: ResultSettings,
  { y, minimum }: ScreenOptions,
  style: "ascii" | "braille",
  look: Look,
): string {
  const severalSeeds = new Set(group.rows.map((row) => row.case.seed)).size > 1;
  const fStar = minimum(group);
  const judgedBy = group.rows[0].case.metric ?? settings.metric;
  const shown: Metric = y === "gradient" || y === "distance" ? y : "gap";
  const known = fStar === null ? "f" : METRIC_TEXT.gap;
  const title = {
    best: `best ${known}`,
    value: known,
    gradient: METRIC_TEXT.gradient,
    distance: METRIC_TEXT.distance,
  }[y];
  const series = group.rows.map((row): CurveSeries => {
    const { case: one } = row;
    return {
      letter: row.letter,
      label: nameOf(one, severalSeeds),
      step: one.curve.step,
      value: valuesOf(row, y, fStar ?? 0),
      hit: one.steps,
      ...(one.status === "diverged" ? { ending: "diverged" } : {}),
    };
  });
  const target = shown === judgedBy ? settings.tolerance : null;
  return renderCurves(series, { title, target, style }, look);
}

function valuesOf({ case: { curve } }: Row, y: CurveY, fStar: number): readonly (number | null)[] {
  const gaps = (values: readonly (number | null)[]) =>
    values.map((value) => (value === null ? null : value - fStar));
  if (y === "best") return gaps(curve.best);
  return y === "value" ? gaps(curve.value) : (curve.measured ?? []);
}
