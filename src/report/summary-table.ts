import { shortName } from "./letters.js";
import { fewestPairs } from "../statistics/sign-test.js";
import { type Column, fitColumns } from "./fit-columns.js";
import { cleanText } from "./fit-text.js";
import type { Grid } from "./grid.js";
import { listed } from "./listed.js";
import type { Look } from "./look.js";
import type { SortKey } from "./sort-rows.js";
import { summaryColumns } from "./summary-columns.js";
import {
  bestSummary,
  nameOfSummary,
  sortSummaries,
  type SummaryGroup,
  type SummaryRow,
} from "./summary-group.js";
import {
  amount,
  endingWords,
  hasSeveralEndings,
  otherwise,
  spreadRange,
  successes,
  successRange,
} from "./summary-words.js";
import { wrap } from "./wrap.js";

/** What goes first when the table is too wide. */
const DROPS: readonly (readonly string[])[] = [
  [],
  ["final"],
  ["final", "aocc"],
  ["final", "aocc", "success"],
  ["final", "aocc", "success", "interval"],
  ["final", "aocc", "success", "interval", "otherwise"],
];

/**
 * A row an optimizer: the median of its steps with an interval, how many of its runs reached the
 * target, what it costs. Below it where the runs ended, if that is several places.
 */
export function renderSummaryTable(
  group: SummaryGroup,
  sort: SortKey,
  look: Look,
  grid: Grid,
): string[] {
  const rows = sortSummaries(group.rows, sort);
  const best = bestSummary(group);
  const columns = columnsFor(rows, look);
  const lines = fitColumns(rows, columns, DROPS, look.width, grid);
  const table =
    lines === null
      ? rows.flatMap((row) => stacked(row, best, look))
      : lines.map((line, k) =>
          k === 0 ? look.paint.dim(line) : paintRow(line, rows[k - 1], best, look),
        );
  return [...table, ...standingLines(rows, look), ...endingLines(rows, look)];
}

function columnsFor(rows: readonly SummaryRow[], look: Look): Column<SummaryRow>[] {
  const silent = silentColumns(rows);
  const columns = summaryColumns(rows.map(({ summary }) => summary));
  return [
    {
      key: "mark",
      head: "",
      align: "left",
      cell: (row) => `${standingMark(row)}${row.letter}`,
    },
    {
      key: "name",
      head: "optimizer",
      align: "left",
      cell: ({ summary }) => cleanText(nameOfSummary(summary), look.ascii),
    },
    ...columns
      .filter(({ key }) => !silent.has(key))
      .map(({ key, short, align, cell }) => ({
        key,
        head: short,
        align,
        cell: ({ summary }: SummaryRow) => cell(summary),
      })),
  ];
}

/** Columns that say nothing here: the marks say how a row stands, and counted runs have no end. */
function silentColumns(rows: readonly SummaryRow[]): ReadonlySet<string> {
  const isKept = rows.some(({ cases }) => cases.length > 0);
  const hasArea = rows.some(({ summary }) => summary.aocc !== null);
  const hasRest = rows.some(({ summary }) => otherwise(summary) !== "");
  return new Set([
    "standing",
    ...(hasArea ? [] : ["aocc"]),
    ...(isKept ? [] : ["final"]),
    ...(hasRest ? [] : ["otherwise"]),
  ]);
}

function tone(row: SummaryRow, best: SummaryRow | undefined, { paint }: Look) {
  const { escaped = 0, diverged = 0, error = 0 } = row.summary.statuses;
  if (row === best) return paint.better;
  return 2 * (escaped + diverged + error) > row.summary.runs ? paint.worse : (text: string) => text;
}

function paintRow(line: string, row: SummaryRow, best: SummaryRow | undefined, look: Look) {
  const at = line.indexOf(row.letter);
  const letter = look.paint.series(row.series, row.letter);
  return line.slice(0, at) + letter + tone(row, best, look)(line.slice(at + row.letter.length));
}

/** A row where there is no room for columns. */
function stacked(row: SummaryRow, best: SummaryRow | undefined, look: Look): string[] {
  const { summary, letter, series } = row;
  const { steps, ert, runs } = summary;
  const facts = [
    `reached ${successes(summary)}${runs === 1 ? "" : ` (${successRange(summary)})`}`,
    ...(steps.median === null
      ? []
      : [`median steps ${amount(steps.median)} (${spreadRange(steps)})`]),
    ...(ert.value === null ? [] : [`ERT ${amount(ert.value)}`]),
    otherwise(summary),
  ].filter((fact) => fact !== "");
  const paint = tone(row, best, look);
  const name = wrap(`   ${cleanText(nameOfSummary(summary), look.ascii)}`, look.width, 3);
  const [first, ...rest] = name.split("\n");
  const below = wrap(`   ${facts.join("  ")}`, look.width, 3).split("\n");
  return [
    standingMark(row) + look.paint.series(series, letter) + paint(first.slice(2)),
    ...[...rest, ...below].map((line) => paint(line)),
  ];
}

function standingLines(rows: readonly SummaryRow[], look: Look): string[] {
  const words = standingSentences(rows);
  return words === "" ? [] : ["", ...wrap(words, look.width).split("\n")];
}

/** Where the runs of each row ended. Empty where all that came to rest did so in one place. */
function endingLines(rows: readonly SummaryRow[], look: Look): string[] {
  if (!hasSeveralEndings(rows.map(({ summary }) => summary))) return [];
  const head = wrap("Ended in (* a known minimum):", look.width);
  const lines = rows.flatMap((row) =>
    wrap(` ${shortOf(row)}  ${endingWords(row.summary)}`, look.width, 4).split("\n"),
  );
  return ["", ...head.split("\n"), ...lines];
}

/** How many rows a sentence names before it counts the rest. */
const NAMED = 4;

/** The mark of a row: the best, one that is not separated from it, or another. */
function standingMark({ summary: { standing } }: SummaryRow): string {
  if (standing?.verdict === "best") return "*";
  return standing?.verdict === "not separated" ? "~" : " ";
}

/** What the paired test says of the rows of a function; "" where there is nothing to compare. */
function standingSentences(rows: readonly SummaryRow[]): string {
  const best = rows.find((row) => standingMark(row) === "*");
  if (best === undefined || rows.length < 2) return "";
  const open = rows.filter((row) => standingMark(row) === "~");
  const test = "paired sign test over starts and seeds, 5%, Holm";
  if (open.length === 0) {
    const others = rows.length === 2 ? "the other" : "all others";
    return `${shortOf(best)} is separated from ${others}: ${test}.`;
  }
  const needed = fewestPairs((rows.length * (rows.length - 1)) / 2);
  const isFew = open.some((row) => untied(row) < needed);
  return [
    `~ not separated from *, which is not to say equal: ${listed(open.map(clause), NAMED)} (${test}).`,
    isFew ? `Fewer than ${needed} untied pairs separate nothing${among(rows.length)}.` : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function shortOf({ letter, summary }: SummaryRow): string {
  return shortName(letter, summary);
}

function clause(row: SummaryRow): string {
  const { standing } = row.summary;
  if (standing === undefined || standing.verdict === "best") return shortOf(row);
  const { won, tied } = standing;
  const ties = tied === 0 ? "" : `, ${tied} tied`;
  return `${shortOf(row)} wins ${won} of ${untied(row)} pairs${ties}`;
}

function untied({ summary: { standing } }: SummaryRow): number {
  return standing === undefined || standing.verdict === "best" ? 0 : standing.won + standing.lost;
}

function among(rows: number): string {
  return rows === 2 ? "" : ` among ${rows} rows`;
}
