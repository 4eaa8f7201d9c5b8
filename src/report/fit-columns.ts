import { columnsOf } from "./fit-text.js";
import type { Grid } from "./grid.js";

/** A column of a table whose rows are R. */
export interface Column<R, K extends string = string> {
  readonly key: K;
  readonly head: string;
  readonly align: "left" | "right";
  readonly cell: (row: R) => string;
}

/**
 * A table that fits into a width, its head first: `drops` says which columns go, the first set that
 * makes it fit. null where none does.
 */
export function fitColumns<R>(
  rows: readonly R[],
  columns: readonly Column<R>[],
  drops: readonly (readonly string[])[],
  width: number,
  grid: Grid,
): string[] | null {
  for (const dropped of drops) {
    const kept = columns.filter(({ key }) => !dropped.includes(key));
    const cells = [
      kept.map(({ head }) => head),
      ...rows.map((row) => kept.map(({ cell }) => cell(row))),
    ];
    const lines = grid(
      cells,
      kept.map(({ align }) => align),
    );
    if (lines.every((line) => columnsOf(line) <= width)) return lines;
  }
  return null;
}
