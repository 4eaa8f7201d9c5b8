import { type Canvas, Dots, eachCellOfLine } from "../plot/canvas.js";
import type { Samples } from "./contour-levels.js";
import { clipSegment, isInside, type Point, type Points, type View } from "./contour-view.js";
import type { Plot, Tick } from "../plot/frame.js";
import { Layer, type Letters, LINE, POINT, shareCells } from "../plot/layers.js";
import { numberText, roundTicks } from "../plot/ticks.js";

/** How finely the field is sampled in a cell: as finely as its glyphs can show. */
export interface Grain {
  readonly across: number;
  readonly down: number;
}
export const BRAILLE_GRAIN: Grain = { across: 2, down: 4 };
export const ASCII_GRAIN: Grain = { across: 1, down: 2 };

/** Dots in the upper half of a cell, the lower half, both. */
const HALVES = [" ", "'", ".", ":"];

/** Draws the fields through which level lines pass, faintly. */
export function drawLevels(
  canvas: Canvas,
  plot: Plot,
  { across, down }: Samples,
  crossed: Uint8Array,
): void {
  const dots = new Dots(plot.columns, plot.rows);
  const halves = new Uint8Array(plot.columns * plot.rows);
  const isBraille = across === BRAILLE_GRAIN.across * plot.columns;
  for (let j = 0; j < down; j++)
    for (let i = 0; i < across; i++) {
      if (crossed[j * across + i] === 0) continue;
      if (isBraille) dots.set(i, j);
      else halves[(j >> 1) * plot.columns + i] |= 1 + (j & 1);
    }
  for (let row = 0; row < plot.rows; row++)
    for (let column = 0; column < plot.columns; column++) {
      const glyph = isBraille
        ? dots.glyph(column, row)
        : HALVES[halves[row * plot.columns + column]];
      if (glyph !== " ") canvas.put(plot.column + column, plot.row + row, glyph, "dim");
    }
}

/** The cell of a point of the view. */
function cellOf([x, y]: Point, { lower, upper }: View, plot: Plot): [number, number] {
  const column = Math.floor(((x - lower[0]) / (upper[0] - lower[0])) * plot.columns);
  const row = Math.floor(((upper[1] - y) / (upper[1] - lower[1])) * plot.rows);
  // the far edges belong to the last cells
  return [x === upper[0] ? plot.columns - 1 : column, y === lower[1] ? plot.rows - 1 : row];
}

/** The cells of a path: points at its iterates, lines between them, as far as they lie in view. */
export function pathLayer(points: Points, view: View, plot: Plot): Layer {
  const layer = new Layer(plot.columns, plot.rows);
  let before: Point | null = null;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const point: Point = [points[i], points[i + 1]];
    const isFinite = Number.isFinite(point[0]) && Number.isFinite(point[1]);
    if (isFinite) {
      const [column, row] = cellOf(point, view, plot);
      layer.mark(column, row, POINT);
      // a jump across the whole view says nothing, and a diverging path makes many
      const isSeen = before !== null && (isInside(before, view) || isInside(point, view));
      const segment = isSeen ? clipSegment(before!, point, view) : null;
      if (segment !== null) {
        const [a, b] = [cellOf(segment[0], view, plot), cellOf(segment[1], view, plot)];
        eachCellOfLine(a[0], a[1], b[0], b[1], (x, y) => layer.mark(x, y, LINE));
      }
    }
    before = isFinite ? point : null;
  }
  return layer;
}

/** Draws paths as letters; `inks` numbers the series of each. */
export function drawPaths(
  canvas: Canvas,
  plot: Plot,
  layers: readonly Layer[],
  letters: readonly Letters[],
  inks: readonly number[],
): void {
  shareCells(layers, (k, strength, column, row) => {
    const glyph = strength === POINT ? letters[k].point : letters[k].line;
    canvas.put(plot.column + column, plot.row + row, glyph, inks[k]);
  });
}

/** Ticks at round numbers along the lower axis. */
export function ticksAcross({ lower, upper }: View, plot: Plot): Tick[] {
  return roundTicks(lower[0], upper[0], Math.max(2, Math.floor(plot.columns / 6))).map((x) => ({
    at: cellOf([x, upper[1]], { lower, upper }, plot)[0],
    text: numberText(x, 12),
  }));
}

/** Ticks at round numbers along the left axis. */
export function ticksDown({ lower, upper }: View, plot: Plot): Tick[] {
  return roundTicks(lower[1], upper[1], Math.max(2, Math.floor(plot.rows / 3))).map((y) => ({
    at: cellOf([lower[0], y], { lower, upper }, plot)[1],
    text: numberText(y, 12),
  }));
}

/** Draws a single point over everything else. */
export function drawMark(
  canvas: Canvas,
  view: View,
  plot: Plot,
  point: Point,
  glyph: string,
): void {
  if (!isInside(point, view)) return;
  const [column, row] = cellOf(point, view, plot);
  canvas.put(plot.column + column, plot.row + row, glyph, "strong");
}
