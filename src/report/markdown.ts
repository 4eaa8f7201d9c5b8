import type { Results } from "../records/results.js";
import type { CheckReport } from "./check-report.js";
import { countKinds, describe, numbersOf, OUTCOME_TEXT } from "./check-words.js";
import { externalWords } from "./external-words.js";
import { cleanText } from "./fit-text.js";
import { judgedSentence, madeBy, resultTables, type Markup } from "./result-tables.js";
import { alignOf, headsOf } from "./table-column.js";

/** GitHub-flavoured tables: of the findings of a check, if there was one; else of the results. */
export function renderMarkdown(results: Results, check?: CheckReport): string {
  return check === undefined ? resultsOf(results) : checkOf(check);
}

function resultsOf(results: Results): string {
  const tables = resultTables(results, MARKDOWN);
  const made = madeBy(results, code);
  return `${[...tables, `${judgedSentence(results)}\n`, ...made].join("\n")}`;
}

const MARKDOWN: Markup = {
  code,
  number: plainText,
  words: plainText,
  status: (outcome, reason) => plainText(reason === "" ? outcome : `${outcome}: ${reason}`),
  table({ function: fn, facts, own = [] }, columns, rows) {
    const heading = fn === undefined ? "" : `### ${code(fn)}, `;
    const head = headsOf(columns).map(plainText);
    return `${heading}${[...facts, ...own].join(", ")}\n\n${table(head, rows, alignOf(columns))}`;
  },
};

function checkOf({ verdicts, outcome: came, results, baseline, skipped, accept }: CheckReport) {
  const summary = `**${OUTCOME_TEXT[came]}**: ${countKinds(verdicts)}`;
  const external = externalWords(results);
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
    ...(external === "" ? [] : [`${plainText(external)}\n`]),
  ].join("\n");
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
