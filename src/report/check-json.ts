import { jsonText } from "../core/json-text.js";
import type { CheckReport } from "./check-report.js";

/** What `check --json` prints: the outcome, and a verdict a line. */
export function renderVerdicts(report: CheckReport): string {
  const { outcome, baseline, written, isPartial, skipped, withoutTarget, verdicts } = report;
  const head = {
    format: "optbench-verdicts/1",
    outcome,
    baseline,
    written,
    partial: isPartial,
    skipped,
    withoutTarget: withoutTarget.cases,
  };
  const fields = Object.entries(head).map(([key, value]) => `"${key}":${jsonText(value)}`);
  const lines = verdicts.map((verdict) => jsonText(verdict));
  return `{${fields.join(",\n")},\n"cases":[${lines.length > 0 ? `\n${lines.join(",\n")}\n` : ""}]}\n`;
}
