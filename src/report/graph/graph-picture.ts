import {
  pathLayer,
  drawMark,
  drawPaths,
  ticksAcross,
  ticksDown,
} from "../contour/contour-panel.js";
import type { View } from "../contour/contour-view.js";
import { stillSentence } from "../contour/contour-words.js";
import { cleanText, wrapText } from "../fit-text.js";
import type { Look } from "../look.js";
import { point } from "../numbers.js";
import { Canvas, Dots } from "../plot/canvas.js";
import { ASCII_FRAME, drawBase, drawSide, LINE_FRAME, type Plot } from "../plot/frame.js";
import { lettersOf } from "../plot/layers.js";
import type { Graph, GraphPath } from "./graph.js";
import { graphView } from "./graph-view.js";

const WIDEST_PLOT = 100;
const ROWS = 16;
/** Room for the labels of the left axis. */
const SIDE = 9;

/** Points of f in a cell, from left to right: as many as its dots can show, and some more where f is steep. */
const POINTS_IN_CELL = 16;

/** A function of one variable with the points of runs on it, each run as its letter. */
export function graphPicture(graph: Graph, paths: readonly GraphPath[], look: Look): string {
  const columns = Math.max(1, Math.min(WIDEST_PLOT, look.width - SIDE - 1));
  const plot: Plot = { column: SIDE, row: 0, columns, rows: ROWS };
  const { x, y, samples } = graphView(graph, paths, columns * POINTS_IN_CELL);
  const view: View = { lower: [x[0], y[0]], upper: [x[1], y[1]] };
  const canvas = new Canvas(look.width, plot.rows + 2);
  drawGraph(canvas, plot, view, samples, look.ascii);
  const onGraph = ({ points }: GraphPath) =>
    // a gap after each point: runs do not walk along the line between two of them
    Array.from(points).flatMap((at) => [at, graph.valueAt(at), NaN, NaN]);
  const layers = paths.map((path) => pathLayer(onGraph(path), view, plot));
  const letters = lettersOf(
    paths.map(({ letter }) => letter),
    look.ascii,
  );
  drawPaths(
    canvas,
    plot,
    layers,
    letters,
    paths.map(({ series }, k) => series ?? k),
  );
  for (const at of graph.minimisers) drawMark(canvas, view, plot, [at, graph.valueAt(at)], "*");
  drawMark(canvas, view, plot, [graph.start, graph.valueAt(graph.start)], "S");
  const glyphs = look.ascii ? ASCII_FRAME : LINE_FRAME;
  drawSide(canvas, plot, ticksDown(view, plot), glyphs);
  drawBase(canvas, plot, ticksAcross(view, plot), glyphs, plot.column + plot.columns);
  const lines = [
    look.paint.strong(cleanText(graph.title, look.ascii)),
    ...wrapText(words(graph), look.width),
    "",
    ...canvas.lines(look.paint),
  ];
  const flat = paths.map(({ points, ...path }) => ({
    ...path,
    points: Array.from(points).flatMap((at) => [at, 0]),
  }));
  const still = stillSentence(view, flat, letters);
  if (still !== "") lines.push("", ...wrapText(still, look.width));
  return lines.map((line) => `${line}\n`).join("");
}

/** The graph of f as dots, or as points in ASCII. */
function drawGraph(
  canvas: Canvas,
  { column, row, columns, rows }: Plot,
  { lower, upper }: View,
  samples: readonly (readonly [number, number])[],
  isAscii: boolean,
): void {
  const dots = new Dots(columns, rows);
  const marked = new Set<number>();
  for (const [x, f] of samples) {
    const across = (x - lower[0]) / (upper[0] - lower[0]);
    const down = (upper[1] - f) / (upper[1] - lower[1]);
    if (!(across >= 0 && across < 1 && down >= 0 && down < 1)) continue;
    dots.set(Math.floor(across * columns * 2), Math.floor(down * rows * 4));
    marked.add(Math.floor(down * rows) * columns + Math.floor(across * columns));
  }
  for (const at of marked) {
    const [i, j] = [at % columns, Math.floor(at / columns)];
    canvas.put(column + i, row + j, isAscii ? "." : dots.glyph(i, j), "dim");
  }
}

function words({ start, minimisers }: Graph): string {
  const minima = minimisers.map((at) => point([at])).join(", ");
  const mark = minima === "" ? "" : `; * minimum ${minima}`;
  return `S start ${point([start])}${mark}; letters are iterations`;
}
