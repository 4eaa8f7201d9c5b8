import type { VerdictKind } from "../records/verdict.js";
import { columnsOf } from "./fit-text.js";
import type { Grid } from "./grid.js";
import type { Look } from "./look.js";
import { wrap } from "./wrap.js";

/** One verdict in cells of text. */
export interface VerdictRow {
  readonly kind: VerdictKind;
  /** One character that says the kind without colour. */
  readonly mark: string;
  readonly name: string;
  readonly base: string;
  readonly now: string;
  readonly change: string;
  readonly words: string;
  /** All behind the name, for a row that stands on lines of its own. */
  readonly line: string;
}

/** What stands above the cells of the same name. */
export type VerdictHead = Pick<VerdictRow, "name" | "base" | "now" | "change">;

/** Verdicts as a table; where the screen is too narrow for it, each row on lines of its own. */
export function verdictRows(
  head: VerdictHead,
  rows: readonly VerdictRow[],
  look: Look,
  grid: Grid,
): string[] {
  const cells = rows.map((row) => [
    ` ${row.mark}`,
    row.name,
    row.base,
    row.now,
    row.change,
    row.words,
  ]);
  const lines = grid(
    [["", head.name, head.base, head.now, head.change, ""], ...cells],
    ["left", "left", "right", "right", "right", "left"],
  );
  if (lines.every((line) => columnsOf(line) <= look.width)) {
    return [look.paint.dim(lines[0]), ...rows.map((row, k) => painted(row, lines[k + 1], look))];
  }
  const stacked = rows.flatMap((row) =>
    [` ${row.mark} ${row.name}`, `     ${row.line}`].map((line) =>
      painted(row, wrap(line, look.width, 5), look),
    ),
  );
  return [look.paint.dim(wrap(`   ${head.name}`, look.width)), ...stacked];
}

function painted({ kind }: VerdictRow, text: string, { paint }: Look): string {
  if (kind === "regressed") return paint.worse(text);
  return kind === "improved" ? paint.better(text) : text;
}
