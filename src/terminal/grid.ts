import Table from "cli-table3";
import { columnsOf } from "../report/fit-text.js";
import type { Grid } from "../report/grid.js";

const NO_BORDER = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

/** cli-table3 lays each row out against all others: long tables are drawn in pieces of so many. */
const PIECE = 100;

/** Columns without borders, two blanks apart. */
export const grid: Grid = (rows, align) => {
  if (rows.length <= PIECE) return draw(rows, align, []);
  const widths = align.map((_, k) =>
    rows.reduce((widest, row) => Math.max(widest, columnsOf(row[k] ?? "")), 1),
  );
  const lines: string[] = [];
  for (let k = 0; k < rows.length; k += PIECE) {
    for (const line of draw(rows.slice(k, k + PIECE), align, widths)) lines.push(line);
  }
  return lines;
};

/** @param widths of the columns; where there are none, as wide as their cells need */
function draw(
  rows: readonly (readonly string[])[],
  align: readonly ("left" | "right")[],
  widths: readonly number[],
): string[] {
  const table = new Table({
    chars: NO_BORDER,
    colAligns: [...align],
    colWidths: [...widths],
    // cli-table3 colours heads and borders, into pipes too, unless it is told not to
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
  });
  // one by one: a call takes no 100,000 arguments
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
}
