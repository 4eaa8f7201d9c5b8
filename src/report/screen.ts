import type { ResultSettings, Results } from "../bench/results.js";
import type { Metric } from "../run/types.js";
import { renderContour, type Field } from "./contour.js";
import { renderCurves, type CurveSeries } from "./curve.js";
import { cleanText } from "./fit-text.js";
import { groupCases, nameOf, type Group, type Row } from "./group.js";
import type { Grid } from "./grid.js";
import type { Look } from "./look.js";
import { brief, point } from "./numbers.js";
import type { SortKey } from "./sort-rows.js";
import { renderTable } from "./table.js";
import { renderTuning } from "./tuning.js";
import { verdict } from "./verdict.js";
import { wrap, wrapFacts } from "./wrap.js";

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
  /** What compares all optimizers on all functions, ready for the screen. */
  readonly profiles?: string;
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
  const { cases, partial, settings, tuning } = results;
  const groups = groupCases(cases);
  const isTooMany = groups.length > MOST_PLOTS && options.plot !== "off";
  const plot = isTooMany ? "off" : options.plot;
  const summary = [verdict(cases), cases.length === 0 ? "" : options.rates];
  const notes = [
    isTooMany ? `${groups.length} groups are too many to plot; choose one with --fn.` : "",
    partial && cases.length > 0 ? "Interrupted: unfinished cases are left out." : "",
    partial && cases.length === 0
      ? "Interrupted before the first case had ended."
      : summary.filter((text) => text !== "").join("  "),
  ];
  const title = options.title === undefined ? "" : cleanText(options.title, look.ascii);
  const blocks = [
    title === "" ? "" : `${wrap(title, look.width)}\n`,
    ...groups.map((group) => renderGroup(group, settings, { ...options, plot }, look, grid)),
    tuning === undefined ? "" : renderTuning(tuning, look, grid),
    options.profiles ?? "",
    notes.map((note) => (note === "" ? "" : `${wrap(note, look.width)}\n`)).join(""),
  ];
  return blocks.filter((block) => block !== "").join("\n");
}

function renderGroup(
  group: Group,
  shared: ResultSettings,
  options: ScreenOptions,
  look: Look,
  grid: Grid,
): string {
  const settings = { ...shared, ...group.rows[0].case.settings };
  const metric = metricOf(group, settings);
  const heading = wrapFacts(headingOf(group, settings, look), look.width);
  const table = renderTable(group, { sort: options.sort, metric }, look, grid);
  const plot = renderPlot(group, settings, options, look);
  return `${look.paint.strong(heading)}\n\n${table.join("\n")}\n${plot === "" ? "" : `\n${plot}`}`;
}

/** What the cases of a group are judged by: where f* is unknown, not what was asked for. */
function metricOf({ rows }: Group, { metric }: ResultSettings): Metric {
  return rows[0].case.metric ?? metric;
}

function headingOf(group: Group, settings: ResultSettings, look: Look): string[] {
  const metric = metricOf(group, settings);
  const asked = metric === settings.metric ? "" : " (f* is not known)";
  const atMost = look.ascii ? "<=" : "≤";
  return [
    cleanText(group.function, look.ascii),
    `dim ${group.dimension}`,
    `start ${point(group.start)}`,
    `target ${METRIC_TEXT[metric]} ${atMost} ${brief(settings.tolerance)}${asked}`,
    settings.iterations === 1 ? "1 iteration" : `${settings.iterations} iterations`,
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
  if (field === null)
    return `${wrap("A contour needs a function of two variables.", look.width)}\n`;
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
  const judgedBy = metricOf(group, settings);
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
