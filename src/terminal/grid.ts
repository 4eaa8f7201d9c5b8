import Table from "cli-table3";
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

/** Columns without borders, two blanks apart. */
export const grid: Grid = (rows, align) => {
  const table = new Table({
    chars: NO_BORDER,
    colAligns: [...align],
    // cli-table3 colours heads and borders, into pipes too, unless it is told not to
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
  });
  // one by one: a call takes no 100,000 arguments
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
};
