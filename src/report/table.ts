import type { Cost } from "../plan/settings.js";
import type { Metric, Status } from "../run/types.js";
import { fitColumns, type Column } from "./fit-columns.js";
import { endMessages } from "./end-messages.js";
import { cleanText } from "./fit-text.js";
import { fragileNote } from "./fragile-note.js";
import { nameOf, type Group, type Row } from "./group.js";
import type { Grid } from "./grid.js";
import type { Look } from "./look.js";
import { ABSENT } from "./numbers.js";
import { outcome } from "./outcome.js";
import { rankingOf, type Ranking } from "./ranking.js";
import { resultColumns, type ResultColumn } from "./result-columns.js";
import { sortRows, type SortKey } from "./sort-rows.js";
import { wrap } from "./wrap.js";

/** Statuses whose message stands below the table. */
const TOLD: ReadonlySet<Status> = new Set(["error", "escaped", "skipped", "stalled"]);

export interface TableOptions {
  readonly sort: SortKey;
  /** What the cases of the group are judged by. */
  readonly metric: Metric;
  /** What ranks; iterations unless stated, as in files of older versions. */
  readonly cost?: Cost | undefined;
  /** The most rows, the first of the order; all unless stated. */
  readonly most?: number | undefined;
}

/** The table of a group, ready to be drawn. */
interface Model {
  readonly rows: readonly Row[];
  readonly columns: readonly ResultColumn[];
  readonly name: (row: Row) => string;
  readonly ranking: Ranking;
}

/**
 * The convergence table of a group, and below it why cases ended in error or stalled. Narrow
 * terminals lose columns in a stated order, then stack.
 */
export function renderTable(
  group: Group,
  { sort, metric, cost, most }: TableOptions,
  look: Look,
  grid: Grid,
): string[] {
  const severalSeeds = new Set(group.rows.map((row) => row.case.seed)).size > 1;
  const ranking = rankingOf(group, cost);
  const model: Model = {
    rows: sortRows(group.rows, sort, metric).slice(0, most),
    columns: resultColumns(
      group.rows.map((row) => row.case),
      metric,
      ranking,
    ),
    name: (row) => cleanText(nameOf(row.case, severalSeeds), look.ascii),
    ranking,
  };
  const table =
    inColumns(model, look, grid) ?? model.rows.flatMap((row) => stacked(row, model, look));
  const rows = model.rows.map(({ letter, case: one }) => ({ letter, cases: [one] }));
  const messages = [...fragileNote(rows, look), ...endMessages(rows, TOLD, look)];
  return messages.length === 0 ? table : [...table, "", ...messages];
}

/** What goes first when the table is too wide. */
const DROPS: readonly (readonly string[])[] = [
  [],
  ["best"],
  ["best", "vs best"],
  ["best", "vs best", "evals"],
  ["best", "vs best", "evals", "final"],
];

function inColumns(
  { rows, columns, name, ranking }: Model,
  look: Look,
  grid: Grid,
): string[] | null {
  const shown: Column<Row>[] = [
    { key: "mark", head: "", align: "left", cell: (row) => mark(row, ranking) },
    { key: "name", head: "optimizer", align: "left", cell: name },
    ...columns.map((column) => ({ ...column, cell: (row: Row) => column.cell(row.case) })),
  ];
  const lines = fitColumns(rows, shown, DROPS, look.width, grid);
  return lines === null
    ? null
    : lines.map((line, k) =>
        k === 0 ? look.paint.dim(line) : paintRow(line, rows[k - 1], ranking, look),
      );
}

function mark(row: Row, ranking: Ranking): string {
  return `${ranking.isBest(row.case) ? "*" : " "}${row.letter}`;
}

/** The colour of what is said of a row. */
function tone(row: Row, ranking: Ranking, { paint }: Look): (text: string) => string {
  const { status, steps, settled, fragile } = row.case;
  const hasFailed = status === "escaped" || status === "diverged" || status === "error";
  if (hasFailed || fragile === true || (steps !== null && settled === null)) return paint.worse;
  return ranking.isBest(row.case) ? paint.better : (text) => text;
}

function paintRow(line: string, row: Row, ranking: Ranking, look: Look): string {
  const at = line.indexOf(row.letter);
  const letter = look.paint.series(row.series, row.letter);
  return line.slice(0, at) + letter + tone(row, ranking, look)(line.slice(at + row.letter.length));
}

/** A row where there is no room for columns: its name, its numbers, its end. */
function stacked(row: Row, { columns, name, ranking }: Model, look: Look): string[] {
  const { case: one, letter, series } = row;
  const { width, paint } = look;
  const final = columns.find(({ key }) => key === "final")!;
  const spent = [`${one.steps} steps`, `${one.evaluations} evals`, ranking.versusBest(one)];
  const text = tone(row, ranking, look);
  const below = (words: string) => indented(words, width).map((line) => text(line));
  const [first, ...rest] = indented(name(row), width);
  return [
    mark(row, ranking).slice(0, 1) + paint.series(series, letter) + text(first.slice(2)),
    ...rest.map((line) => text(line)),
    ...(one.steps === null ? [] : below(spent.filter((fact) => fact !== ABSENT).join("  "))),
    ...below(`${final.head} ${final.cell(one)}`),
    ...below(outcome(one)),
  ];
}

function indented(text: string, width: number): string[] {
  return wrap(`   ${text}`, width, 3).split("\n");
}
