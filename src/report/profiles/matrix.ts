import { cleanText, columnsOf, fitText } from "../fit-text.js";
import type { Look } from "../look.js";

/** A short text, and how it is coloured. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** A table of many narrow columns, right-aligned, after the names of the rows. */
export interface Matrix {
  /** Above the names. */
  readonly title: string;
  readonly heads: readonly Cell[];
  /** What each column takes, the blanks before it included. */
  readonly widths: readonly number[];
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  readonly name: string;
  /** A letter, or a number, before the name. */
  readonly letter?: Cell;
  readonly cells: readonly Cell[];
}

/** The lines of a matrix: in one block if there is room, else in several below one another. */
export function renderMatrix({ title, heads, widths, rows }: Matrix, look: Look): string[] {
  const hasLetters = rows.some(({ letter }) => letter !== undefined);
  const signs = Math.max(1, ...rows.map(({ letter }) => letter?.text.length ?? 0));
  const lead = hasLetters ? signs + 2 : 0;
  const longest = Math.max(
    ...[title, ...rows.map(({ name }) => name)].map((name) =>
      columnsOf(cleanText(name, look.ascii)),
    ),
  );
  const { nameWidth, blocks } = matrixLayout(longest, widths, look.width - lead);
  const line = ({ name, letter, cells }: MatrixRow, columns: readonly number[]) => {
    const before = hasLetters ? ` ${rightAligned(letter ?? { text: " " }, signs)} ` : "";
    const fitted = padded(fitText(name, nameWidth, look.ascii), nameWidth);
    return (
      before +
      fitted +
      columns.map((c) => rightAligned(cells[c], widths[c])).join("")
    ).trimEnd();
  };
  const head = { name: title, cells: heads };
  return blocks.flatMap((columns, b) => [
    ...(b > 0 ? [""] : []),
    look.paint.dim(line(head, columns)),
    ...rows.map((row) => line(row, columns)),
  ]);
}

function rightAligned(cell: Cell, width: number): string {
  return " ".repeat(Math.max(0, width - columnsOf(cell.text))) + painted(cell);
}

/** Blanks at the end stay without colour: at the end of a line they fall away. */
function painted({ text, paint }: Cell): string {
  if (paint === undefined) return text;
  const seen = text.trimEnd();
  return paint(seen) + text.slice(seen.length);
}

/** A clean text with blanks after it, `width` columns in all; unchanged where it is wider. */
function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columnsOf(text)));
}

/** How a matrix stands on the screen: as one, or cut into blocks of columns. */
interface MatrixLayout {
  /** Columns of the screen for the names of the rows. */
  readonly nameWidth: number;
  /** The columns of the matrix, block by block. */
  readonly blocks: readonly (readonly number[])[];
}

/** Names are not cut below this share of the width. */
const SHARE_OF_NAMES = 0.4;

/**
 * One block if there is room, with the names cut a little where that helps; else as few blocks as it
 * takes, of about as many columns.
 *
 * @param longest columns of the longest name of a row
 * @param widths what each column of the matrix takes
 */
function matrixLayout(longest: number, widths: readonly number[], width: number): MatrixLayout {
  const shortest = Math.min(longest, Math.floor(width * SHARE_OF_NAMES));
  const room = width - widths.reduce((sum, one) => sum + one, 0);
  const columns = widths.map((_, k) => k);
  if (room >= shortest) return { nameWidth: Math.min(longest, room), blocks: [columns] };
  const most = Math.max(1, Math.floor((width - shortest) / Math.max(...widths)));
  const each = Math.ceil(columns.length / Math.ceil(columns.length / most));
  const blocks = Array.from({ length: Math.ceil(columns.length / each) }, (_, b) =>
    columns.slice(b * each, (b + 1) * each),
  );
  return { nameWidth: shortest, blocks };
}
