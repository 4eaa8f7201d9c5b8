import type { Graph, GraphPath } from "../graph/graph.js";
import { graphView } from "../graph/graph-view.js";
import { linearAxis } from "./axis.js";
import { marksText, square, star } from "./contour-figure.js";
import { frameOf, sideWidth, type Area } from "./frame.js";
import { inPlot, seriesLine } from "./line-style.js";
import { element } from "./markup.js";
import { gridOf, panelName, panelsOf } from "./panels.js";
import { dotData, pathData, type Place } from "./path-data.js";
import { pathPlaces } from "./path-places.js";
import { plotBox } from "./plot-box.js";
import { captionLines, svgDocument, text, type Sheet } from "./sheet.js";

/** A function of one variable with the points of runs on it, a panel for each run. */
export function graphFigure(
  graph: Graph,
  paths: readonly GraphPath[],
  sheet: Sheet,
  { layout, points }: { readonly layout: "panels" | "overlay" | "auto"; readonly points: number },
): string {
  const { width, size, theme } = sheet;
  const view = graphView(graph, paths, 240);
  const x = linearAxis("x", view.x[0], view.x[1]);
  const y = linearAxis("f", view.y[0], view.y[1]);
  const panels = panelsOf(paths, paths.length > 0 ? layout : "overlay");
  const { columns, rows } = gridOf(panels.length, width, size);
  const named = size * 1.9;
  const top = theme.hasCaption ? 0 : size * 2.4;
  const left = Math.ceil(sideWidth(y, width / columns / 2, size)) + 4;
  const plotWidth = Math.floor(width / columns - left - 8);
  const feet = size * 2.4;
  const plotHeight =
    sheet.height === undefined
      ? Math.round(plotWidth * 0.62)
      : Math.max(40, Math.floor((sheet.height - top) / rows - named - feet));
  const body = panels.map((panel, k) => {
    const area: Area = {
      left: Math.round((k % columns) * (width / columns)) + left,
      top: top + named + Math.floor(k / columns) * (named + plotHeight + feet),
      width: plotWidth,
      height: plotHeight,
    };
    const placeOf = (at: number, f: number): NonNullable<Place> => [
      x.place(at) * area.width,
      (1 - y.place(f)) * area.height,
    ];
    const ground = view.samples.map(([at, f]) => (Number.isFinite(f) ? placeOf(at, f) : null));
    const content = [
      element("path", {
        d: pathData(ground),
        ...theme.stroke("muted"),
        "stroke-width": inPlot(1.2, theme),
      }),
      ...panel.members.map((m) => pathOf(paths[m], m, graph, placeOf, sheet, points, area)),
      ...graph.minimisers.map((at) => star(placeOf(at, graph.valueAt(at)), sheet)),
      square(placeOf(graph.start, graph.valueAt(graph.start)), sheet),
    ];
    return [
      frameOf(area, x, y, size, theme),
      plotBox(area, { x, y }, content.join("")),
      panels.length > 1
        ? panelName(panel, area, sheet)
        : text(area.left, area.top - size * 0.6, "f(x)", theme, { ink: "muted" }),
    ].join("");
  });
  const title = theme.hasCaption ? "" : text(8, size * 1.7, graph.title, theme, { isBold: true });
  const description = marksText(graph.minimisers.length > 0, paths.length > 0);
  const foot = captionLines(description, top + rows * (named + plotHeight + feet), sheet);
  const content = title + body.join("") + foot.markup;
  return svgDocument(sheet, Math.ceil(foot.bottom), { title: graph.title, description }, content);
}

function pathOf(
  { series, points }: GraphPath,
  k: number,
  graph: Graph,
  placeOf: (at: number, f: number) => NonNullable<Place>,
  { theme }: Sheet,
  most: number,
  area: Area,
): string {
  const places = Array.from(points, (at): Place => {
    const f = Number.isFinite(at) ? graph.valueAt(at) : NaN;
    return Number.isFinite(f) ? placeOf(at, f) : null;
  });
  const { line, dots } = pathPlaces(places, most, area);
  const ink = series ?? k;
  const dotted = {
    ...theme.stroke(ink),
    "stroke-width": inPlot(5, theme),
    "stroke-linecap": "round",
  };
  return element(
    "g",
    { "data-s": ink },
    element("path", { d: pathData(line), ...seriesLine(ink, theme, 0.8) }),
    element("path", { d: dotData(dots), ...dotted }),
  );
}
