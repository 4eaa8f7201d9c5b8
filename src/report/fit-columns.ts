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
  const cells = new Map(columns.map(({ key, head, cell }) => [key, [head, ...rows.map(cell)]]));
  const widest = new Map(
    [...cells].map(([key, own]) => [
      key,
      own.reduce((most, text) => Math.max(most, columnsOf(text)), 0),
    ]),
  );
  for (const dropped of drops) {
    const kept = columns.filter(({ key }) => !dropped.includes(key));
    // what the columns alone take, without what is between them
    if (kept.reduce((sum, { key }) => sum + widest.get(key)!, 0) > width) continue;
    const lines = grid(
      Array.from({ length: rows.length + 1 }, (_, k) => kept.map(({ key }) => cells.get(key)![k])),
      kept.map(({ align }) => align),
    );
    if (lines.every((line) => columnsOf(line) <= width)) return lines;
  }
  return null;
}
