import type { Field, Path } from "../contour/contour-field.js";
import { chooseLevels, lowest, sample } from "../contour/contour-levels.js";
import { fitView, isInside, type Point, type View } from "../contour/contour-view.js";
import { numberText } from "../plot/ticks.js";
import { linearAxis, type Axis } from "./axis.js";
import { frameOf, sideWidth, type Area } from "./frame.js";
import { legend, legendHeight } from "./legend.js";
import { inPlot, seriesLine, TENTHS } from "./line-style.js";
import { element } from "./markup.js";
import { gridOf, panelName, panelsOf, type Panel } from "./panels.js";
import { dotData, pathData, type Place } from "./path-data.js";
import { pathPlaces } from "./path-places.js";
import { levelLine } from "./level-lines.js";
import { plotBox } from "./plot-box.js";
import { simplified } from "./simplified.js";
import { captionLines, svgDocument, text, type Sheet } from "./sheet.js";

export interface ContourFigureOptions {
  readonly layout: "panels" | "overlay" | "auto";
  /** Fields of the grid along the longer side, on which level lines are found. */
  readonly grid: number;
  /** The most points of a path. */
  readonly points: number;
}

const MOST_LEVELS = 10;

/** The shape of a plot stays between these, height by width. */
const FLATTEST = 0.5;
const STEEPEST = 1;
/** One plot alone is wide: as high as wide it would fill a page. */
const STEEPEST_ALONE = 0.68;

/** The level lines of a function of two variables, with its start, its minimisers and the paths of runs. */
export function contourFigure(
  field: Field,
  paths: readonly Path[],
  sheet: Sheet,
  options: ContourFigureOptions,
): string {
  const ground = groundOf(field, paths, options.grid);
  const { size, theme, width } = sheet;
  const panels = panelsOf(paths, paths.length > 0 ? options.layout : "overlay");
  const isOverlay = panels.length === 1 && paths.length > 0;
  const layout = layOut(ground, panels, sheet);
  const labels = isOverlay
    ? paths.map(({ label }, k) => ({ label, series: paths[k].series ?? k }))
    : [];
  const below = legendHeight(
    labels.map(({ label }) => label),
    width - 16,
    size,
  );
  const caption = captionOf(field, ground, paths.length > 0);
  const foot = captionLines(caption, layout.bottom + below + (below > 0 ? size * 0.5 : 0), sheet);
  const body = [
    theme.hasCaption ? "" : text(8, size * 1.7, field.title, theme, { isBold: true }),
    ...panels.map((panel, k) =>
      panelOf(panel, layout.areas[k], field, ground, paths, sheet, options.points),
    ),
    legend(labels, { left: 8, top: layout.bottom, width: width - 16 }, size, theme),
    foot.markup,
  ];
  return svgDocument(
    sheet,
    Math.ceil(foot.bottom),
    { title: field.title, description: caption },
    body.join(""),
  );
}

/** What all panels share. */
interface Ground {
  readonly view: View;
  readonly x: Axis;
  readonly y: Axis;
  readonly levels: readonly number[];
  lines(width: number, height: number): readonly (readonly Place[])[];
}

function groundOf(field: Field, paths: readonly Path[], grid: number): Ground {
  const view = fitView(paths, field.start, field.minimisers, field.box);
  const samples = sample((x, y) => field.valueAt(x, y), view, grid, grid);
  const base = field.minimum ?? lowest(samples);
  const levels = chooseLevels(samples, base, MOST_LEVELS);
  return {
    view,
    x: linearAxis("x", view.lower[0], view.upper[0]),
    y: linearAxis("y", view.lower[1], view.upper[1]),
    levels,
    lines: (width, height) =>
      levels.map((level) => simplified(levelLine(samples, base, level, width, height))),
  };
}

/** What the marks mean. */
export function marksText(hasMinimum: boolean, hasPaths: boolean): string {
  const marks = hasMinimum
    ? "The square is the start, a star a minimum"
    : "The square is the start";
  return hasPaths ? `${marks}; dots are iterations.` : `${marks}.`;
}

/** What the marks and the lines mean, in words. */
function captionOf(field: Field, { levels, view }: Ground, hasPaths: boolean): string {
  const height = field.minimum === null ? "f − lowest in view" : "f − f*";
  const shown = levels.map((level) => numberText(level)).join(", ");
  const lines = levels.length === 0 ? "" : `Level lines at ${height} = ${shown}. `;
  const hasMinimum = field.minimisers.some((point) => isInside(point, view));
  // a plane through a minimiser has no start in it
  if (!field.start.every(Number.isFinite)) {
    return hasMinimum ? `${lines}The star is a minimum.` : lines.trimEnd();
  }
  return lines + marksText(hasMinimum, hasPaths);
}

function layOut(ground: Ground, panels: readonly Panel[], { width, size, theme, height }: Sheet) {
  const { columns, rows } = gridOf(panels.length, width, size);
  const named = panels.length > 1 ? size * 1.9 : size * 0.8;
  const top = theme.hasCaption ? 0 : size * 2.6;
  const [w, h] = [0, 1].map((axis) => ground.view.upper[axis] - ground.view.lower[axis]);
  const cell = width / columns;
  const left = Math.ceil(sideWidth(ground.y, cell * 0.6, size)) + 4;
  const plotWidth = Math.floor(cell - left - 8);
  const share = Math.min(panels.length > 1 ? STEEPEST : STEEPEST_ALONE, Math.max(FLATTEST, h / w));
  const feet = size * 2.4;
  const plotHeight =
    height === undefined
      ? Math.round(plotWidth * share)
      : Math.max(40, Math.floor((height - top) / rows - named - feet));
  const areas = panels.map((_, k): Area => ({
    left: Math.round((k % columns) * cell) + left,
    top: top + named + Math.floor(k / columns) * (named + plotHeight + feet),
    width: plotWidth,
    height: plotHeight,
  }));
  return { areas, bottom: top + rows * (named + plotHeight + feet) };
}

function panelOf(
  panel: Panel,
  area: Area,
  field: Field,
  ground: Ground,
  paths: readonly Path[],
  sheet: Sheet,
  points: number,
): string {
  const { theme, size } = sheet;
  const { x, y } = ground;
  const placeOf = (point: Point): NonNullable<Place> => [
    x.place(point[0]) * area.width,
    (1 - y.place(point[1])) * area.height,
  ];
  const lines = ground
    .lines(area.width, area.height)
    .map((line) => element("path", { d: pathData(line) }));
  const content = [
    element("g", { ...theme.stroke("level"), "stroke-width": inPlot(0.8, theme) }, ...lines),
    ...panel.members.map((k) => pathOf(paths[k], k, placeOf, sheet, points, area)),
    ...field.minimisers
      .filter((point) => isInside(point, ground.view))
      .map((point) => star(placeOf(point), sheet)),
    isInside(field.start, ground.view) ? square(placeOf(field.start), sheet) : "",
  ];
  return [
    frameOf(area, x, y, size, theme),
    plotBox(area, ground, content.join("")),
    panelName(panel, area, sheet),
  ].join("");
}

function pathOf(
  { series, points }: Path,
  k: number,
  placeOf: (point: Point) => NonNullable<Place>,
  { theme }: Sheet,
  most: number,
  area: Area,
): string {
  const places: Place[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const isFinite = Number.isFinite(points[i]) && Number.isFinite(points[i + 1]);
    places.push(isFinite ? placeOf([points[i], points[i + 1]]) : null);
  }
  const { line, dots } = pathPlaces(places, most, area);
  const ink = series ?? k;
  const dotted = {
    ...theme.stroke(ink),
    "stroke-width": inPlot(4, theme),
    "stroke-linecap": "round",
  };
  return element(
    "g",
    { "data-s": ink },
    element("path", { d: pathData(line), ...seriesLine(ink, theme, 1.3) }),
    element("path", { d: dotData(dots), ...dotted }),
  );
}

/** The start: an open square. */
export function square([x, y]: NonNullable<Place>, { theme }: Sheet): string {
  const [at, top] = [x - 4, y - 4].map((one) => Math.round(one * TENTHS));
  return element("path", {
    d: `M${at} ${top}h80v80h-80z`,
    ...theme.stroke("text"),
    "stroke-width": inPlot(1.5, theme),
  });
}

/** A minimum: a star of three strokes. */
export function star([x, y]: NonNullable<Place>, { theme }: Sheet): string {
  const [at, top] = [x, y].map((one) => Math.round(one * TENTHS));
  return element("path", {
    d: `M${at} ${top - 55}v110M${at - 48} ${top - 28}l96 56M${at - 48} ${top + 28}l96-56`,
    ...theme.stroke("text"),
    "stroke-width": inPlot(1.6, theme),
  });
}
