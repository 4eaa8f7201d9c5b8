import type { CaseResult } from "../bench/results.js";
import type { Status } from "../run/types.js";
import { nameOf, type Group, type Row } from "./group.js";
import type { Grid } from "./grid.js";
import type { Look, Paint } from "./look.js";
import { count, ratio, scientific } from "./numbers.js";

export type SortKey = "steps" | "final" | "best" | "evals" | "name" | "given";

/** Which way cases rank when all else is equal: the better first. */
const RANK: Readonly<Record<Status, number>> = {
  reached: 0,
  budget: 2,
  stalled: 3,
  timeout: 4,
  diverged: 5,
  error: 6,
};

interface Column {
  readonly head: string;
  readonly align: "left" | "right";
  readonly cell: (row: Row, best: number) => string;
}

/** The convergence table of a group. Narrow terminals lose columns in a stated order, then stack. */
export function renderTable(group: Group, sort: SortKey, look: Look, grid: Grid): string[] {
  const severalSeeds = new Set(group.rows.map((row) => row.case.seed)).size > 1;
  const rows = sortRows(group.rows, sort);
  const best = bestSteps(group);
  const name = (row: Row) => nameOf(row.case, severalSeeds);
  for (const dropped of DROPS) {
    const columns = COLUMNS.filter(({ head }) => !dropped.includes(head));
    const cells = [
      ["", "optimizer", ...columns.map(({ head }) => head)],
      ...rows.map((row) => [
        mark(row, best),
        name(row),
        ...columns.map(({ cell }) => cell(row, best)),
      ]),
    ];
    const lines = grid(cells, ["left", "left", ...columns.map(({ align }) => align)]);
    if (lines.every((line) => line.length <= look.width)) {
      return lines.map((line, k) =>
        k === 0 ? look.paint.dim(line) : paintRow(line, rows[k - 1], look.paint),
      );
    }
  }
  return rows.flatMap((row) => stacked(row, name(row), best, look));
}

const COLUMNS: readonly Column[] = [
  { head: "steps", align: "right", cell: ({ case: one }) => count(one.steps) },
  { head: "vs best", align: "right", cell: ({ case: one }, best) => versus(one, best) },
  { head: "evals", align: "right", cell: ({ case: one }) => count(one.evaluations) },
  {
    head: "best",
    align: "right",
    cell: ({ case: one }) => scientific(one.best.gap ?? one.best.value),
  },
  {
    head: "final",
    align: "right",
    cell: ({ case: one }) => scientific(one.final.gap ?? one.final.value),
  },
  { head: "status", align: "left", cell: ({ case: one }) => outcome(one) },
];

/** What goes first when the table is too wide. */
const DROPS: readonly (readonly string[])[] = [
  [],
  ["best"],
  ["best", "evals"],
  ["best", "evals", "vs best"],
  ["best", "evals", "vs best", "final"],
];

/** Steps of the best case that reached the target and stayed there; Infinity where none did. */
export function bestSteps({ rows }: Group): number {
  return Math.min(
    ...rows.map(({ case: one }) => (one.steps !== null && one.held ? one.steps : Infinity)),
  );
}

function versus({ steps }: CaseResult, best: number): string {
  return ratio(steps === null || best === 0 || best === Infinity ? null : steps / best);
}

function mark({ letter, case: one }: Row, best: number): string {
  return `${one.steps === best && one.held ? "*" : " "}${letter}`;
}

/** The end of a case in words. What went wrong is in capitals: it survives the loss of colour. */
export function outcome({ status, steps, held, final, message }: CaseResult): string {
  switch (status) {
    case "reached":
      return held ? "reached" : "reached, NOT HELD";
    case "diverged":
      return `DIVERGED at step ${final.step}`;
    case "error":
      return `ERROR: ${message ?? "unknown"}`.split("\n")[0];
    case "timeout":
      return steps === null ? "TIMED OUT" : "reached, TIMED OUT";
    case "stalled":
      return "stalled";
    case "budget":
      return "not reached";
  }
}

function sortRows(rows: readonly Row[], sort: SortKey): Row[] {
  if (sort === "given") return [...rows];
  const key = ({ case: one }: Row): number => {
    if (sort === "final") return one.final.gap ?? one.final.value ?? Infinity;
    if (sort === "best") return one.best.gap ?? one.best.value ?? Infinity;
    if (sort === "evals") return one.evaluations;
    return RANK[one.status] + (one.status === "reached" && !one.held ? 1 : 0);
  };
  const name = ({ case: one }: Row) => one.label ?? one.optimizer;
  const byName = (a: Row, b: Row) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0);
  if (sort === "name") return rows.toSorted((a, b) => byName(a, b) || a.series - b.series);
  const steps = ({ case: one }: Row) => one.steps ?? Infinity;
  const order = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);
  return rows.toSorted(
    (a, b) => order(key(a), key(b)) || order(steps(a), steps(b)) || a.series - b.series,
  );
}

function paintRow(line: string, { case: one, letter, series }: Row, paint: Paint): string {
  const at = line.indexOf(letter);
  const head = line.slice(0, at) + paint.series(series, letter);
  const rest = line.slice(at + 1);
  if (one.status === "diverged" || one.status === "error" || (one.steps !== null && !one.held)) {
    return head + paint.worse(rest);
  }
  return head + (line.startsWith("*") || line.startsWith(" *") ? paint.better(rest) : rest);
}

function stacked(row: Row, name: string, best: number, { width, paint }: Look): string[] {
  const { case: one, letter, series } = row;
  const heading = `${mark(row, best).slice(0, 1)}${paint.series(series, letter)} ${cut(name, width - 3)}`;
  const facts = [
    one.steps === null ? "" : `${one.steps} steps`,
    one.steps === null ? "" : versus(one, best).replace(/^-$/, ""),
    `final ${scientific(one.final.gap ?? one.final.value)}`,
  ];
  const line = `   ${facts.filter((fact) => fact !== "").join("  ")}`;
  return [heading, cut(line, width), cut(`   ${outcome(one)}`, width)];
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 3))}...`;
}
