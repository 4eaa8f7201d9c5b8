import type { Pair, Profiles } from "../records/profiles.js";
import type { Cost } from "../plan/settings.js";
import type { Results } from "../records/results.js";
import type { Tuning } from "../records/tuning.js";
import { cleanText } from "./fit-text.js";
import { groupCases, nameOf, type Group } from "./group.js";
import { ABSENT, count, point, scientific } from "./numbers.js";
import { STATE_MARKS } from "./profiles/state-marks.js";
import { rankedWords, rankingOf } from "./ranking.js";
import { outcome } from "./table.js";
import { SUMMARY_ALIGN, summaryCells, summaryHead } from "./summary-cells.js";
import { nameOfSummary, problemsOf, type SummaryGroup } from "./summary-group.js";
import { TUNING_ALIGN, TUNING_HEAD, tuningCells } from "./tuning-cells.js";
import { tuningWords } from "./tuning-lines.js";
import { verdict } from "./verdict.js";

/** Tables in booktabs form, each after a comment that says what it is: a summary, functions by optimizers, the cases. */
export function renderLatex(
  { cases, settings, summaries = [], tuning }: Results,
  profiles: Profiles,
): string {
  const target = `target ${scientific(settings.tolerance)}, ${settings.iterations} iterations`;
  const parts = [
    `% optbench: ${verdict(cases)} Judged by ${settings.metric}, ${target}; ${rankedWords(settings.cost)}\n% \\usepackage{booktabs}\n`,
    ...((profiles.map ?? []).length > 1 ? [summary(profiles), matrix(profiles)] : []),
    ...problemsOf(cases, summaries).flatMap((problem) =>
      problem.summaries === null
        ? groupCases(problem.cases).map((group) => casesOf(group, settings.cost))
        : summariesOf(problem.summaries),
    ),
    ...(tuning === undefined ? [] : [tuningOf(tuning)]),
  ];
  return parts.join("\n");
}

function summary({ scores, problems, functions, cost }: Profiles): string {
  const rows = scores.map(({ optimizer, wins, solved, steps, evaluations }) => [
    code(optimizer),
    String(wins),
    String(solved),
    ...(cost === "evaluations" ? [evaluations, steps] : [steps, evaluations]).map((score) =>
      score.toFixed(2),
    ),
  ]);
  const other = cost === "evaluations" ? "iterations" : "evaluations";
  const head = ["optimizer", "wins", "reached", `score by ${cost}`, `score by ${other}`];
  return tabular(
    `summary: ${problems} runs of each on ${functions} functions`,
    "lrrrr",
    head,
    rows,
  );
}

function matrix({ scores, map, cost }: Profiles): string {
  const head = ["function", ...scores.map(({ optimizer }) => code(optimizer))];
  const rows = map!.map(({ function: fn, optimizers }) => [
    code(fn),
    ...optimizers.map((pair) => (pair === null ? "" : cellOf(pair, cost))),
  ]);
  const align = `l${"r".repeat(scores.length)}`;
  return tabular(`${cost}: bold is the best, F failed, D diverged, k/m reached`, align, head, rows);
}

function cellOf({ state, steps, evaluations, solved, runs }: Pair, cost: Cost): string {
  if (state === "unstable") return `${solved}/${runs}`;
  const spent = cost === "evaluations" ? evaluations : steps;
  if (spent === null) return STATE_MARKS[state];
  return state === "best" ? `\\textbf{${spent}}` : String(spent);
}

function casesOf(group: Group, cost: Cost | undefined): string {
  const severalSeeds = new Set(group.rows.map((row) => row.case.seed)).size > 1;
  const ranking = rankingOf(group, cost);
  const rows = group.rows.map(({ case: one }) => [
    code(nameOf(one, severalSeeds)),
    dashed(count(one.steps)),
    String(one.evaluations),
    times(ranking.versusBest(one)),
    power(one.best.gap ?? one.best.value),
    power(one.final.gap ?? one.final.value),
    escaped(outcome(one)),
  ]);
  const head = ["optimizer", "steps", "evals", "vs best", "best", "final", "status"];
  const { function: fn, dimension, start } = group;
  const title = `${cleanText(fn, true)}, dim ${dimension}, start ${point(start)}`;
  return tabular(title, "lrrrrrl", head, rows);
}

function summariesOf({ function: fn, dimension, rows: members }: SummaryGroup): string {
  const rows = members.map(({ summary: one }) => [
    code(nameOfSummary(one)),
    ...summaryCells(one).map(typeset),
  ]);
  const [{ summary: first }] = members;
  const title = `${cleanText(fn, true)}, dim ${dimension}, ${first.runs} runs`;
  const head = ["optimizer", ...summaryHead(members.map((row) => row.summary)).map(escaped)];
  return tabular(title, SUMMARY_ALIGN, head, rows);
}

function tuningOf(tuning: Tuning): string {
  return tabular(tuningWords(tuning), TUNING_ALIGN, TUNING_HEAD, tuningCells(tuning, code));
}

function times(text: string): string {
  return text === ABSENT ? dashed(text) : `$${text.replace("x", "\\times")}$`;
}

function power(value: number | null): string {
  return typeset(scientific(value));
}

/** A number or words; 2.8e-18 as a power of ten. */
function typeset(text: string): string {
  const parts = /^([\d.-]+)e(-?\d+)$/.exec(text);
  return parts === null ? escaped(dashed(text)) : `$${parts[1]}\\times10^{${parts[2]}}$`;
}

function dashed(text: string): string {
  return text === ABSENT ? "--" : text;
}

function tabular(
  title: string,
  align: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `  ${cells.join(" & ")} \\\\\n`;
  const body = `  \\toprule\n${line(head)}  \\midrule\n${rows.map(line).join("")}  \\bottomrule\n`;
  return `% ${title}\n\\begin{tabular}{${align}}\n${body}\\end{tabular}\n`;
}

function code(text: string): string {
  return `\\texttt{${escaped(text)}}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** ASCII in which no sign has a meaning for TeX. */
function escaped(text: string): string {
  return cleanText(text, true).replaceAll(/[\\~^&%$#_{}]/g, (sign) => ESCAPES[sign] ?? `\\${sign}`);
}
