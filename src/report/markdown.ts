import type { Results } from "../bench/results.js";
import type { CheckReport } from "./check.js";
import { countKinds, describe, OUTCOME_TEXT } from "./check-words.js";
import { cleanText } from "./fit-text.js";
import { groupCases, nameOf, type Group } from "./group.js";
import { count, point, ratio, scientific } from "./numbers.js";
import { bestSteps, outcome } from "./table.js";
import { verdict } from "./verdict.js";

/** GitHub-flavoured tables: of what a check found, where there was one; else of the results. */
export function renderMarkdown(results: Results, check?: CheckReport): string {
  return check === undefined ? resultsOf(results) : checkOf(check);
}

function resultsOf({ cases, settings }: Results): string {
  const target = `target ${scientific(settings.tolerance)}, ${settings.iterations} iterations`;
  const parts = groupCases(cases).map((group) => {
    const severalSeeds = new Set(group.rows.map((row) => row.case.seed)).size > 1;
    const best = bestSteps(group);
    const rows = group.rows.map(({ case: one }) => [
      code(nameOf(one, severalSeeds)),
      count(one.steps),
      ratio(one.steps === null || best === 0 ? null : one.steps / best),
      count(one.evaluations),
      scientific(one.best.gap ?? one.best.value),
      scientific(one.final.gap ?? one.final.value),
      plainText(outcome(one)),
    ]);
    const head = ["optimizer", "steps", "vs best", "evals", "best", "final", "status"];
    return `### ${headingOf(group)}\n\n${table(head, rows, "lrrrrrl")}`;
  });
  return `${parts.join("\n")}${parts.length === 0 ? "" : "\n"}${verdict(cases)} Judged by ${settings.metric}, ${target}.\n`;
}

function headingOf({ function: fn, dimension, start, rows }: Group): string {
  const own = Object.entries(rows[0].case.settings ?? {});
  const heading = [code(fn), `dim ${dimension}`, `start ${point(start)}`];
  return [...heading, ...own.map(([key, value]) => `${key} ${value}`)].join(", ");
}

function checkOf({ verdicts, outcome: came, results, baseline, skipped, accept }: CheckReport) {
  const summary = `**${OUTCOME_TEXT[came]}**: ${countKinds(verdicts)}`;
  const changed = verdicts.filter(({ kind }) => kind !== "same");
  const rows = changed.map((one) => [
    code(one.id),
    count(one.base?.steps ?? null),
    count(one.now?.steps ?? null),
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
