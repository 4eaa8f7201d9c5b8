import { type Canvas, Dots } from "./canvas.js";
import type { ColumnOfCurve } from "./curve-columns.js";
import type { Plot, RowScale } from "./frame.js";
import { Layer, type Letters, LINE, NOTHING, POINT, shareCells } from "./layers.js";

/** The columns of one curve; null where it has no value. */
export type Columns = readonly (ColumnOfCurve | null)[];

/** Calls `visit` for each column with the row of its value and the rows that the curve crosses to get there. */
function eachColumn(
  columns: Columns,
  rowOf: (value: number) => number,
  visit: (column: number, row: number, upper: number, lower: number, isSample: boolean) => void,
): void {
  let before: number | null = null;
  columns.forEach((one, column) => {
    if (one === null) {
      before = null;
      return;
    }
    const row = rowOf(one.value);
    const upper = Math.min(before ?? row, row, rowOf(one.high));
    const lower = Math.max(before ?? row, row, rowOf(one.low));
    visit(column, row, upper, lower, one.isSample);
    before = row;
  });
}

/**
 * Curves as letters: the capital stands at the value, the lower case for the rows that the curve
 * crosses within the column. With more columns than iterations, the lower case also bridges these.
 */
export function letterLayers(
  curves: readonly Columns[],
  plot: Plot,
  scale: RowScale,
  isStretched: boolean,
): Layer[] {
  return curves.map((columns) => {
    const layer = new Layer(plot.columns, plot.rows);
    let last: number | null = null;
    eachColumn(
      columns,
      (value) => scale.rowOf(value),
      (column, row, upper, lower, isSample) => {
        layer.mark(column, row, isStretched && !isSample ? LINE : POINT);
        for (let r = upper; r <= lower; r++) {
          // the row that the curve comes from shows it in the column before
          const isShown = r === last && (r === upper || r === lower);
          if (!isShown) layer.mark(column, r, LINE);
        }
        last = row;
      },
    );
    return layer;
  });
}

export function drawLetters(
  canvas: Canvas,
  plot: Plot,
  layers: readonly Layer[],
  letters: readonly Letters[],
): void {
  shareCells(layers, (k, strength, column, row) => {
    const glyph = strength === POINT ? letters[k].point : letters[k].line;
    canvas.put(plot.column + column, plot.row + row, glyph, k);
  });
}

/** Curves as dots, for `drawDots`; `curves` have two columns per cell. */
export function dotLayers(
  curves: readonly Columns[],
  plot: Plot,
  scale: RowScale,
): { layers: Layer[]; dots: Dots } {
  const dots = new Dots(plot.columns, plot.rows);
  const layers = curves.map((columns) => {
    const layer = new Layer(plot.columns, plot.rows);
    const rowOf = (value: number) => scale.rowOf(value, 4);
    eachColumn(columns, rowOf, (x, _y, upper, lower) => {
      for (let y = upper; y <= lower; y++) {
        dots.set(x, y);
        layer.mark(x >> 1, y >> 2, POINT);
      }
    });
    return layer;
  });
  return { layers, dots };
}

/** Letters on a dotted curve are about this many columns apart. */
const LETTER_SPACING = 16;

/** Draws the dots, each cell in the colour of a curve in it, and on every curve some letters. */
export function drawDots(
  canvas: Canvas,
  plot: Plot,
  layers: readonly Layer[],
  dots: Dots,
  letters: readonly Letters[],
): void {
  shareCells(layers, (k, _strength, column, row) => {
    canvas.put(plot.column + column, plot.row + row, dots.glyph(column, row), k);
  });
  for (let k = 0; k < layers.length; k++) {
    const offset = Math.round((LETTER_SPACING * (k + 1)) / (layers.length + 1));
    for (const [column, row] of letterCells(layers, k, offset)) {
      canvas.put(plot.column + column, plot.row + row, letters[k].point, k);
    }
  }
}

/** Cells for the letters of curve k: those that it has to itself, or else its last one. */
function letterCells(layers: readonly Layer[], k: number, offset: number): [number, number][] {
  const layer = layers[k];
  const cells: [number, number][] = [];
  let next = offset;
  for (let column = 0; column < layer.columns; column++) {
    if (column < next) continue;
    const row = soleRow(layers, k, column);
    if (row === null) continue;
    cells.push([column, row]);
    next = column + LETTER_SPACING;
  }
  const end = layer.lastColumn();
  return cells.length > 0 || end < 0 ? cells : [[end, lowestRow(layer, end)]];
}

function soleRow(layers: readonly Layer[], k: number, column: number): number | null {
  for (let row = layers[k].rows - 1; row >= 0; row--) {
    const isSole = layers.every((layer, j) => (layer.at(column, row) !== NOTHING) === (j === k));
    if (isSole) return row;
  }
  return null;
}

function lowestRow(layer: Layer, column: number): number {
  let row = layer.rows - 1;
  while (row > 0 && layer.at(column, row) === NOTHING) row--;
  return row;
}
