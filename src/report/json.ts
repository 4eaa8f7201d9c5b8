import type { CaseResult, Results } from "../bench/results.js";

/** The document of `--json`: a case a line, so that files can be read and compared. */
export function renderJson({ cases, ...head }: Results): string {
  const fields = Object.entries(head).map(([key, value]) => `"${key}":${JSON.stringify(value)}`);
  const lines = cases.map((one) => JSON.stringify(one));
  return `{${fields.join(",\n")},\n"cases":[${lines.length > 0 ? `\n${lines.join(",\n")}\n` : ""}]}\n`;
}

/** One case as a line of `ndjson`. */
export function renderNdjsonLine(one: CaseResult): string {
  return `${JSON.stringify(one)}\n`;
}
