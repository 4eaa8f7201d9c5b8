import type { CaseResult, NDJSON_FORMAT, Results, ResultsHead } from "../bench/results.js";

/** The document of `--json`: a case a line, so that files can be read and compared. */
export function renderJson({ cases, summaries, shard, partial, ...rest }: Results): string {
  const isPart = shard !== undefined && shard.count > 1;
  const head = { ...rest, ...(isPart ? { shard } : {}), partial };
  const fields = Object.entries(head).map(([key, value]) => `"${key}":${JSON.stringify(value)}`);
  const lists = [
    ...(summaries === undefined ? [] : [`"summaries":${listed(summaries)}`]),
    `"cases":${listed(cases)}`,
  ];
  return `{${[...fields, ...lists].join(",\n")}}\n`;
}

function listed(values: readonly object[]): string {
  const lines = values.map((value) => JSON.stringify(value));
  return lines.length > 0 ? `[\n${lines.join(",\n")}\n]` : "[]";
}

const NDJSON: typeof NDJSON_FORMAT = "optbench-ndjson/1";

/** The first line of `ndjson`: by what the cases below it are judged, and which are to come. */
export function renderNdjsonHead(head: ResultsHead & { readonly partial?: boolean }): string {
  const { settings, environment, plan, shard, tuning, partial } = head;
  const whole = shard === undefined ? { partial } : { shard };
  return `${JSON.stringify({ format: NDJSON, settings, environment, plan, ...whole, tuning })}\n`;
}

/** Results as `ndjson`: the line about them, then a line a case. */
export function renderNdjson(results: Results): string {
  return renderNdjsonHead(results) + results.cases.map(renderNdjsonLine).join("");
}

/** One case as a line of `ndjson`. */
export function renderNdjsonLine(one: CaseResult): string {
  return `${JSON.stringify(one)}\n`;
}
