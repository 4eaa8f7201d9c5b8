import type { Cost } from "../plan/settings.js";
import type { CaseResult, Results } from "../records/results.js";
import type { Tuning } from "../records/tuning.js";
import type { CheckReport } from "./check-report.js";
import { countKinds, describe, numbersOf, OUTCOME_TEXT } from "./check-words.js";
import { cleanText } from "./fit-text.js";
import { groupCases, nameOf, type Group } from "./group.js";
import { count, point, scientific } from "./numbers.js";
import { SUMMARY_ALIGN, summaryCells, summaryHead } from "./summary-cells.js";
import { nameOfSummary, problemsOf, type SummaryGroup } from "./summary-group.js";
import { rankedWords, rankingOf } from "./ranking.js";
import { outcome } from "./table.js";
import { TUNING_ALIGN, TUNING_HEAD, tuningCells } from "./tuning-cells.js";
import { tuningWords } from "./tuning-lines.js";
import { verdict } from "./verdict.js";

/** GitHub-flavoured tables: of what a check found, where there was one; else of the results. */
export function renderMarkdown(results: Results, check?: CheckReport): string {
  return check === undefined ? resultsOf(results) : checkOf(check);
}

function resultsOf({ cases, settings, summaries = [], tuning }: Results): string {
  const target = `target ${scientific(settings.tolerance)}, ${settings.iterations} iterations`;
  const tables = problemsOf(cases, summaries).flatMap((problem) =>
    problem.summaries === null
      ? groupCases(problem.cases).map((group) => casesOf(group, settings.cost))
      : summariesOf(problem.summaries),
  );
  const parts = [...tables, ...(tuning === undefined ? [] : [tuningOf(tuning)])];
  return `${parts.join("\n")}${parts.length === 0 ? "" : "\n"}${verdict(cases)} Judged by ${settings.metric}, ${target}; ${rankedWords(settings.cost)}\n`;
}

function casesOf(group: Group, cost: Cost | undefined): string {
  const severalSeeds = new Set(group.rows.map((row) => row.case.seed)).size > 1;
  const ranking = rankingOf(group, cost);
  const rows = group.rows.map(({ case: one }) => [
    code(nameOf(one, severalSeeds)),
    count(one.steps),
    count(one.evaluations),
    ranking.versusBest(one),
    scientific(one.best.gap ?? one.best.value),
    scientific(one.final.gap ?? one.final.value),
    plainText(outcome(one) + reasonOf(one)),
  ]);
  const head = ["optimizer", "steps", "evals", "vs best", "best", "final", "status"];
  const { function: fn, dimension, start, rows: members } = group;
  const heading = headingOf(fn, dimension, `start ${point(start)}`, members[0].case.settings);
  return `${heading}\n\n${table(head, rows, "lrrrrrl")}`;
}

function summariesOf(group: SummaryGroup): string {
  const rows = group.rows.map(({ summary }) => [
    code(nameOfSummary(summary)),
    ...summaryCells(summary).map(plainText),
  ]);
  const head = ["optimizer", ...summaryHead(group.rows.map((row) => row.summary))];
  const [{ summary }] = group.rows;
  const heading = headingOf(
    group.function,
    group.dimension,
    `${summary.runs} runs`,
    summary.settings,
  );
  return `${heading}\n\n${table(head, rows, SUMMARY_ALIGN)}`;
}

function tuningOf(tuning: Tuning): string {
  const rows = tuningCells(tuning, code);
  return `${tuningWords(tuning)}\n\n${table(TUNING_HEAD, rows, TUNING_ALIGN)}`;
}

function headingOf(
  fn: string,
  dimension: number,
  where: string,
  settings: CaseResult["settings"],
): string {
  const own = Object.entries(settings ?? {}).map(([key, value]) => `${key} ${value}`);
  return `### ${[code(fn), `dim ${dimension}`, where, ...own].join(", ")}`;
}

function checkOf({ verdicts, outcome: came, results, baseline, skipped, accept }: CheckReport) {
  const summary = `**${OUTCOME_TEXT[came]}**: ${countKinds(verdicts)}`;
  const changed = verdicts.filter(({ kind }) => kind !== "same");
  const rows = changed.map((one) => [
    code(one.id),
    ...numbersOf(one).texts,
    plainText(
      describe(
        one,
        results.find(({ id }) => id === one.id),
      ),
    ),
  ]);
  return [
    `### optbench check\n\n${summary} (${code(baseline)})\n`,
    ...(rows.length === 0 ? [] : [table(["case", "base", "now", "verdict"], rows, "lrrl")]),
    ...skipped.map(({ id, reason }) => `- ${code(id)} skipped: ${plainText(reason)}\n`),
    ...(rows.length === 0 ? [] : [`Accept with ${code(accept)}.\n`]),
  ].join("\n");
}

/** What a method or a function threw, or why it was skipped, in a line. */
function reasonOf({ status, message }: CaseResult): string {
  return (status === "error" || status === "skipped") && message !== undefined
    ? `: ${message.split("\n")[0]}`
    : "";
}

function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: string,
): string {
  const rule = [...align].map((side) => (side === "r" ? "---:" : "---"));
  return [head, rule, ...rows].map((row) => `| ${row.join(" | ")} |\n`).join("");
}

/** A name in a code span, where nothing has a meaning; a bar would still end the cell. */
function code(text: string): string {
  return `\`${cleanText(text, false).replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}

/** Words in which no sign of Markdown or HTML has a meaning. */
function plainText(text: string): string {
  return cleanText(text, false).replaceAll(/[\\`*_{}[\]<>|#@~&]/g, "\\$&");
}
