import { functionName } from "../core/function-name.js";
import type { Pair, Profiles } from "../records/profiles.js";
import type { Cost } from "../plan/settings.js";
import type { Results } from "../records/results.js";
import { cleanText } from "./fit-text.js";
import { ABSENT } from "./numbers.js";
import { STATE_MARKS } from "./profiles/state-marks.js";
import { judgedSentence, madeBy, resultTables, type Markup } from "./result-tables.js";
import { alignOf, headsOf } from "./table-column.js";

/** Tables in booktabs form, each after a comment that says what it is: a summary, functions by optimizers, the cases. */
export function renderLatex(results: Results, profiles: Profiles): string {
  const made = madeBy(results, (command) => cleanText(command, true)).map((line) => `% ${line}`);
  const parts = [
    `% optbench: ${judgedSentence(results)}\n${made.join("")}% \\usepackage{booktabs}\n`,
    ...((profiles.map ?? []).length > 1 ? [summary(profiles), matrix(profiles)] : []),
    ...resultTables(results, LATEX),
  ];
  return parts.join("\n");
}

const LATEX: Markup = {
  code,
  number: typeset,
  words: escaped,
  status: (outcome) => escaped(outcome),
  table({ function: fn, facts }, columns, rows) {
    const title = [...(fn === undefined ? [] : [cleanText(fn, true)]), ...facts].join(", ");
    return tabular(title, alignOf(columns), headsOf(columns).map(escaped), rows);
  },
};

function summary({ scores, problems, functions, cost }: Profiles): string {
  const rows = scores.map(({ optimizer, wins, solved, steps, evaluations }) => [
    code(optimizer),
    String(wins),
    String(solved),
    ...(cost === "evaluations" ? [evaluations, steps] : [steps, evaluations]).map((score) =>
      score === null ? "--" : score.toFixed(2),
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
  const rows = map!.map((row) => [
    code(functionName(row)),
    ...row.optimizers.map((pair) => (pair === null ? "" : cellOf(pair, cost))),
  ]);
  const align = `l${"r".repeat(scores.length)}`;
  const hasFragile = map!.some(({ optimizers }) =>
    optimizers.some((pair) => pair?.state === "fragile"),
  );
  const marks = `bold is the best, ${hasFragile ? "? fragile, " : ""}F failed, D diverged`;
  return tabular(`${cost}: ${marks}, k/m reached`, align, head, rows);
}

function cellOf({ state, steps, evaluations, solved, runs }: Pair, cost: Cost): string {
  if (state === "unstable") return `${solved}/${runs}`;
  const spent = cost === "evaluations" ? evaluations : steps;
  if (spent === null) return STATE_MARKS[state];
  return state === "best" ? `\\textbf{${spent}}` : String(spent);
}

/** A number or words; 2.8e-18 as a power of ten, 1.86x with a sign for times. */
function typeset(text: string): string {
  const parts = /^([\d.-]+)e(-?\d+)$/.exec(text);
  if (/^[\d.]+x$/.test(text)) return `$${text.replace("x", "\\times")}$`;
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
