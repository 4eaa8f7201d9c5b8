import type { CheckReport } from "../check-report.js";
import {
  countKinds,
  describe,
  numbersOf,
  OUTCOME_TEXT,
  withoutTargetWords,
} from "../check-words.js";
import { judgedSentence } from "../result-tables.js";
import { changedCurves } from "./changed-curves.js";
import { changedOf, changedSections, restWords, type Changed } from "./changed-sections.js";
import { html, htmlTable, paragraph } from "./markup.js";
import type { TableColumn } from "../table-column.js";
import { pageOf } from "./page-document.js";
import type { PageMaterial } from "./page-material.js";
import { provenance } from "./provenance.js";

const COLUMNS: readonly TableColumn[] = [
  { head: "case", align: "left", means: "a function, and a method with its settings" },
  {
    head: "baseline",
    align: "right",
    means: "steps to the target by the baseline; the best value where that is what changed",
  },
  { head: "now", align: "right", means: "the same in this run" },
  { head: "verdict", align: "left", means: "what changed, and up to what a change is allowed" },
];

/** The page of a check: the outcome, what changed, with its curves, and how to accept that. */
export function renderCheckPage(material: PageMaterial, check: CheckReport): string {
  const { verdicts, outcome, baseline, isPartial, withoutTarget } = check;
  const found = new Map(check.results.map((one) => [one.id, one]));
  const verdictsChanged = changedOf(verdicts);
  const changed = verdictsChanged.map((verdict): Changed => {
    const now = found.get(verdict.id);
    const { base: line } = verdict;
    const shared = { id: verdict.id, words: describe(verdict, now), hasBaseline: true };
    if (now === undefined || line === null) return { ...shared, curves: null };
    const settings = { ...material.results.settings, ...now.settings };
    const before = { label: "baseline", line };
    return {
      ...shared,
      curves: changedCurves(before, { label: "now", case: now }, settings, material.minimum),
    };
  });
  const sections = changedSections(changed, "c");
  const rows = verdictsChanged.map((one) => [
    `<code>${html(one.id)}</code>`,
    ...numbersOf(one).texts.map(html),
    html(describe(one, found.get(one.id))),
  ]);
  const hasChanges = rows.length > 0;
  const body = [
    paragraph(`${countKinds(verdicts)}, compared with ${baseline}.`),
    isPartial ? paragraph("Interrupted: only the cases that ended are judged.") : "",
    hasChanges ? htmlTable("What changed", COLUMNS, rows) : "",
    hasChanges ? `<p>To accept: <code>${html(check.accept)}</code></p>\n` : "",
    ...withoutTargetWords(withoutTarget).map((words) => paragraph(`${words}.`)),
    paragraph(judgedSentence(material.results)),
    paragraph(restWords(changed, sections.length)),
    ...sections.map(({ markup }) => markup),
    provenance(material.results, material.madeBy),
  ];
  return pageOf(`optbench check: ${OUTCOME_TEXT[outcome]}`, body, sections, material.digest);
}
