import { columnsOfSign } from "../fit-text.js";
/** How strongly a series claims a cell: not at all, as a line between points, or as a point. */
export const NOTHING = 0;
export const LINE = 1;
export const POINT = 2;

/** The cells that one series would like to have. */
export class Layer {
  readonly #marks: Uint8Array;

  constructor(
    readonly columns: number,
    readonly rows: number,
  ) {
    this.#marks = new Uint8Array(columns * rows);
  }

  /** Claims a cell; a point is not weakened to a line, and what lies outside is ignored. */
  mark(column: number, row: number, strength: number): void {
    if (column < 0 || column >= this.columns || row < 0 || row >= this.rows) return;
    const at = row * this.columns + column;
    if (strength > this.#marks[at]) this.#marks[at] = strength;
  }

  at(column: number, row: number): number {
    return this.#marks[row * this.columns + column];
  }

  /** The last column with a mark; −1 when there is none. */
  lastColumn(): number {
    for (let column = this.columns - 1; column >= 0; column--)
      for (let row = 0; row < this.rows; row++) if (this.at(column, row) !== NOTHING) return column;
    return -1;
  }
}

/** Draws the mark of series k into a cell. */
type Draw = (k: number, strength: number, column: number, row: number) => void;

/**
 * Gives every claimed cell to one layer. Points win over lines. Where several layers claim a cell
 * alike, it goes to the one that has waited longest, so that curves that coincide take turns and none
 * vanishes; among layers never seen, to the one that ends first and has the fewest cells to come.
 */
export function shareCells(layers: readonly Layer[], draw: Draw): void {
  if (layers.length === 0) return;
  const ends = layers.map((layer) => layer.lastColumn());
  const seen = layers.map(() => -1);
  let turn = 0;
  const give = (k: number, column: number, row: number) => {
    seen[k] = turn++;
    draw(k, layers[k].at(column, row), column, row);
  };
  const waitedLonger = (a: number, b: number) => seen[a] - seen[b] || ends[a] - ends[b] || a - b;
  for (let column = 0; column < layers[0].columns; column++) {
    const contested: [row: number, claims: number[]][] = [];
    for (let row = 0; row < layers[0].rows; row++) {
      const claims = strongest(layers, column, row);
      if (claims.length === 1) give(claims[0], column, row);
      else if (claims.length > 1) contested.push([row, claims]);
    }
    for (const [row, claims] of contested) give(claims.sort(waitedLonger)[0], column, row);
  }
}

function strongest(layers: readonly Layer[], column: number, row: number): number[] {
  let best = LINE;
  let claims: number[] = [];
  for (let k = 0; k < layers.length; k++) {
    const strength = layers[k].at(column, row);
    if (strength > best) [best, claims] = [strength, []];
    if (strength === best) claims.push(k);
  }
  return claims;
}

/** The glyphs of a series: of its points and of the lines between them. */
export interface Letters {
  readonly point: string;
  readonly line: string;
}

/** Capitals for points and lower case for lines, unless some series has a lower-case letter for its name. */
export function lettersOf(names: readonly string[], ascii: boolean): Letters[] {
  const points = names.map((name) => firstSign(name, ascii));
  const casesTaken = points.some((point) => point !== firstSign(point.toUpperCase(), ascii));
  return points.map((point) => ({
    point,
    line: casesTaken ? "+" : firstSign(point.toLowerCase(), ascii),
  }));
}

/** The first character of a name that is seen and one column wide; "?" where it is not. */
function firstSign(name: string, ascii: boolean): string {
  const sign = [...name][0] ?? "?";
  const unseen = /[\s\p{C}\p{Z}\p{M}]/u.test(sign) || (ascii && !/[!-~]/.test(sign));
  return unseen || columnsOfSign(sign) !== 1 ? "?" : sign;
}
