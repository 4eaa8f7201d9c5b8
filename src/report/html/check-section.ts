import type { CheckReport } from "../check-report.js";
import { countKinds, describe, numbersOf, OUTCOME_TEXT } from "../check-words.js";
import { html, htmlTable, paragraph, section } from "./markup.js";

/** What a check found: the outcome, each case that changed, and how to accept that. */
export function checkSection({
  verdicts,
  outcome,
  results,
  baseline,
  accept,
}: CheckReport): string {
  const changed = verdicts.filter(({ kind }) => kind !== "same");
  const found = new Map(results.map((one) => [one.id, one]));
  const rows = changed.map((one) => [
    `<code>${html(one.id)}</code>`,
    ...numbersOf(one).texts.map(html),
    html(describe(one, found.get(one.id))),
  ]);
  const body = [
    paragraph(`${countKinds(verdicts)}, compared with ${baseline}.`),
    rows.length === 0
      ? ""
      : htmlTable("What changed", ["case", "baseline", "now", "verdict"], rows, "lrrl"),
    rows.length === 0 ? "" : `<p>To accept: <code>${html(accept)}</code></p>\n`,
  ];
  return section("check", `optbench check: ${OUTCOME_TEXT[outcome]}`, body.join(""));
}
