import { functionTitle } from "../core/function-name.js";
import type { Cost } from "../plan/settings.js";
import type { CaseResult, Results } from "../records/results.js";
import type { Tuning } from "../records/tuning.js";
import { FRAGILE } from "./fragile-note.js";
import { type Group, groupCases, nameOf } from "./group.js";
import { point, scientific } from "./numbers.js";
import { rankedWords, rankingOf } from "./ranking.js";
import { resultColumns, type ResultColumn } from "./result-columns.js";
import { summaryColumns } from "./summary-columns.js";
import { nameOfSummary, problemsOf, type SummaryGroup } from "./summary-group.js";
import type { TableColumn } from "./table-column.js";
import { tuningCells, tuningLines, tuningWords } from "./tuning-lines.js";
import { verdict } from "./verdict.js";
import { externalWords } from "./external-words.js";

/** What a table is about: a function and facts, or a sentence alone. */
interface TableTitle {
  readonly function?: string;
  readonly facts: readonly string[];
  /** Settings in which these cases differ from the run. */
  readonly own?: readonly string[];
}

/** How a kind of document writes tables. */
export interface Markup {
  /** A name that a command line takes. */
  readonly code: (text: string) => string;
  /** `2.8e-18`, `1.86x`, `-` for what there is not. */
  readonly number: (text: string) => string;
  readonly words: (text: string) => string;
  /** How a run ended, and what it threw. */
  readonly status: (outcome: string, reason: string) => string;
  /** The cells are written already. */
  readonly table: (
    title: TableTitle,
    columns: readonly TableColumn[],
    rows: readonly (readonly string[])[],
  ) => string;
}

/** The tables of results: of cases, or of the summaries of several runs; then what was tuned. */
export function resultTables(
  { cases, settings, summaries = [], tuning }: Results,
  markup: Markup,
): readonly string[] {
  const tables = problemsOf(cases, summaries).flatMap((problem) =>
    problem.summaries === null
      ? groupCases(problem.cases).map((group) => casesTable(group, settings.cost, markup))
      : summariesTable(problem.summaries, markup),
  );
  return tuning === undefined ? tables : [...tables, tuningTable(tuning, markup)];
}

/** The verdict, and by what it was judged. */
export function judgedSentence({ cases, settings }: Results): string {
  const target = `target ${scientific(settings.tolerance)}, ${settings.iterations} iterations`;
  const note = cases.some(({ fragile }) => fragile === true) ? ` ${FRAGILE}` : "";
  const words = externalWords(cases);
  const external = words === "" ? "" : ` ${words}`;
  return `${verdict(cases)} Judged by ${settings.metric}, ${target}; ${rankedWords(settings.cost)}${note}${external}`;
}

/** The command that makes the numbers again, as a line of its own; none where no command does. */
export function madeBy({ command }: Results, code: Markup["code"]): readonly string[] {
  return command === undefined ? [] : [`Made by: ${code(command)}\n`];
}

const NAME: TableColumn = {
  head: "optimizer",
  align: "left",
  means: "a method and its settings, as a command line takes them",
};

function casesTable(group: Group, cost: Cost | undefined, markup: Markup): string {
  const { dimension, start, rows } = group;
  const severalSeeds = new Set(rows.map((row) => row.case.seed)).size > 1;
  const cases = rows.map((row) => row.case);
  const columns = resultColumns(cases, "gap", rankingOf(group, cost));
  const written = ({ key, cell }: ResultColumn, one: CaseResult) =>
    key === "status" ? markup.status(cell(one), reasonOf(one)) : markup.number(cell(one));
  return markup.table(
    {
      function: functionTitle(group),
      facts: [`dim ${dimension}`, `start ${point(start)}`],
      own: ownSettings(cases[0].settings),
    },
    [NAME, ...columns],
    cases.map((one) => [
      markup.code(nameOf(one, severalSeeds)),
      ...columns.map((column) => written(column, one)),
    ]),
  );
}

function summariesTable(group: SummaryGroup, markup: Markup): string {
  const summaries = group.rows.map(({ summary }) => summary);
  const [{ runs, settings }] = summaries;
  const columns = summaryColumns(summaries);
  return markup.table(
    {
      function: functionTitle(group),
      facts: [`dim ${group.dimension}`, `${runs} runs`],
      own: ownSettings(settings),
    },
    [NAME, ...columns],
    summaries.map((one) => [
      markup.code(nameOfSummary(one)),
      ...columns.map(({ cell }) => markup.number(cell(one))),
    ]),
  );
}

function tuningTable(tuning: Tuning, markup: Markup): string {
  const lines = tuningLines(tuning, tuning.optimizers);
  const { columns, rows } = tuningCells(tuning, lines, markup.code);
  return markup.table({ facts: [tuningWords(tuning)] }, columns, rows);
}

function ownSettings(settings: CaseResult["settings"]): string[] {
  return Object.entries(settings ?? {}).map(([key, value]) => `${key} ${value}`);
}

/** What a method or a function threw, or why it was skipped, in a line. */
function reasonOf({ status, message = "" }: CaseResult): string {
  return status === "error" || status === "skipped" ? message.split("\n")[0] : "";
}
