import { columnsOfSign } from "../fit-text.js";
import type { Paint } from "../look.js";

/** What a cell is coloured by: the number of a series, or a meaning. */
export type Ink = number | "better" | "worse" | "dim" | "strong" | undefined;

/** A grid of character cells. Whatever is put outside of it is lost, so that drawing needs no clipping. */
export class Canvas {
  readonly #glyphs: string[];
  readonly #inks: Ink[];

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.#glyphs = Array<string>(width * height).fill(" ");
    this.#inks = Array<Ink>(width * height).fill(undefined);
  }

  /** Puts one character into a cell. */
  put(column: number, row: number, glyph: string, ink?: Ink): void {
    if (column < 0 || column >= this.width || row < 0 || row >= this.height) return;
    this.#glyphs[row * this.width + column] = glyph;
    this.#inks[row * this.width + column] = ink;
  }

  /** Writes a text to the right from a cell. A wide sign takes two cells, an accent none of its own. */
  text(column: number, row: number, text: string, ink?: Ink): void {
    let at = column;
    for (const glyph of text) {
      const columns = columnsOfSign(glyph);
      if (columns === 0) this.#accent(at - 1, row, glyph);
      else this.put(at, row, columns > 1 && at + 1 >= this.width ? "?" : glyph, ink);
      if (columns > 1) this.put(at + 1, row, "", ink);
      at += columns;
    }
  }

  #accent(column: number, row: number, glyph: string): void {
    if (column < 0 || column >= this.width || row < 0 || row >= this.height) return;
    this.#glyphs[row * this.width + column] += glyph;
  }

  /** The rows from top to bottom, without trailing spaces; neighbours of one ink are painted at once. */
  lines(paint: Paint): string[] {
    return Array.from({ length: this.height }, (_, row) => this.#line(row * this.width, paint));
  }

  #line(from: number, paint: Paint): string {
    let end = from + this.width;
    while (end > from && this.#glyphs[end - 1] === " ") end--;
    let line = "";
    for (let start = from; start < end;) {
      let stop = start + 1;
      while (stop < end && this.#inks[stop] === this.#inks[start]) stop++;
      line += painted(this.#glyphs.slice(start, stop).join(""), this.#inks[start], paint);
      start = stop;
    }
    return line;
  }
}

function painted(text: string, ink: Ink, paint: Paint): string {
  if (ink === undefined) return text;
  return typeof ink === "number" ? paint.series(ink, text) : paint[ink](text);
}

/** A grid of dots, 2 × 4 to a character cell, shown as Braille patterns. */
export class Dots {
  readonly #cells: Uint8Array;

  constructor(
    readonly columns: number,
    readonly rows: number,
  ) {
    this.#cells = new Uint8Array(columns * rows);
  }

  /** Sets the dot at (x, y), 0 ≤ x < 2·columns, 0 ≤ y < 4·rows from the top. */
  set(x: number, y: number): void {
    if (x < 0 || x >= 2 * this.columns || y < 0 || y >= 4 * this.rows) return;
    this.#cells[(y >> 2) * this.columns + (x >> 1)] |= BRAILLE_BITS[y & 3][x & 1];
  }

  /** The pattern of a cell; a space where no dot is set. */
  glyph(column: number, row: number): string {
    const bits = this.#cells[row * this.columns + column];
    return bits === 0 ? " " : String.fromCodePoint(0x2800 + bits);
  }
}

/** Unicode numbers the dots down the columns, but put the fourth row last. */
const BRAILLE_BITS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
];

/** Visits the cells of a straight line, both ends included (Bresenham). Arguments are whole numbers. */
export function eachCellOfLine(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  visit: (x: number, y: number) => void,
): void {
  const [dx, dy] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
  const [stepX, stepY] = [x0 < x1 ? 1 : -1, y0 < y1 ? 1 : -1];
  let [x, y, error] = [x0, y0, dx - dy];
  for (let left = Math.max(dx, dy); ; left--) {
    visit(x, y);
    // also where a coordinate is NaN
    if (!(left > 0)) return;
    const twice = 2 * error;
    if (twice > -dy) {
      error -= dy;
      x += stepX;
    }
    if (twice < dx) {
      error += dx;
      y += stepY;
    }
  }
}
