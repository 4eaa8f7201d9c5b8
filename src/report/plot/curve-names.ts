import type { Canvas } from "./canvas.js";
import type { Plot } from "./frame.js";
import { columnsOf } from "../fit-text.js";
import { Layer, NOTHING, POINT } from "./layers.js";

/** The last cell of a curve. */
export interface CurveEnd {
  readonly column: number;
  readonly row: number;
}

/**
 * The rows for names beside curves that end in the rows `wanted`: one each, in the same order from top
 * to bottom, as near as it goes. Null where there are too many to stay within `farthest` rows.
 */
export function spreadRows(
  wanted: readonly number[],
  rows: number,
  farthest: number,
): number[] | null {
  if (wanted.length > rows) return null;
  const order = wanted.map((_, k) => k).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const result = [...wanted];
  let free = 0;
  for (const k of order) free = (result[k] = Math.max(wanted[k], free)) + 1;
  let limit = rows - 1;
  for (const k of order.reverse()) limit = (result[k] = Math.min(result[k], limit)) - 1;
  return result.every((row, k) => Math.abs(row - wanted[k]) <= farthest) ? result : null;
}

/** Where names have been written into the plot, as a further layer of what is drawn. */
export class NamesInside {
  readonly #taken: Layer;

  constructor(
    private readonly canvas: Canvas,
    private readonly plot: Plot,
    private readonly curves: readonly Layer[],
  ) {
    this.#taken = new Layer(plot.columns, plot.rows);
  }

  /** Writes a name to the right of the end of its curve, if nothing is drawn there. Tells whether it could. */
  write(end: CurveEnd, name: string, k: number): boolean {
    const start = end.column + 2;
    const stop = start + columnsOf(name);
    if (stop >= this.plot.columns) return false;
    for (let column = end.column + 1; column <= stop; column++)
      if (this.#isTaken(column, end.row)) return false;
    for (let column = end.column + 1; column <= stop; column++)
      this.#taken.mark(column, end.row, POINT);
    const [x, y] = [this.plot.column + end.column + 1, this.plot.row + end.row];
    this.canvas.text(x, y, ` ${name} `);
    this.canvas.put(x + 1, y, [...name][0], k);
    return true;
  }

  #isTaken(column: number, row: number): boolean {
    return [...this.curves, this.#taken].some((layer) => layer.at(column, row) !== NOTHING);
  }
}
