import { jsonText } from "../core/json-text.js";
import type { CaseResult, NDJSON_FORMAT, Results, ResultsHead } from "../records/results.js";

/** Many cases are longer than the longest text there can be: so long is a piece, or a little longer. */
const PIECE = 1 << 20;

/** The document of `--json`, in pieces: a case a line, so that files can be read and compared. */
export function renderJson(results: Results): Iterable<string> {
  return inPieces(jsonParts(results));
}

function* jsonParts({
  cases,
  tallies,
  summaries,
  shard,
  partial,
  ...rest
}: Results): Generator<string> {
  const isPart = shard !== undefined && shard.count > 1;
  const head = { ...rest, ...(isPart ? { shard } : {}), partial };
  yield "{";
  for (const [key, value] of Object.entries(head)) yield `"${key}":${jsonText(value)},\n`;
  if (summaries !== undefined) {
    yield* listed("summaries", summaries);
    yield ",\n";
  }
  if (tallies !== undefined) {
    yield* listed("tallies", tallies);
    yield ",\n";
  }
  yield* listed("cases", cases);
  yield "}\n";
}

function* listed(key: string, values: readonly object[]): Generator<string> {
  yield `"${key}":[`;
  for (const [k, value] of values.entries()) yield `${k === 0 ? "" : ","}\n${jsonText(value)}`;
  yield values.length > 0 ? "\n]" : "]";
}

function* inPieces(parts: Iterable<string>): Generator<string> {
  let piece = "";
  for (const part of parts) {
    piece += part;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}

const NDJSON: typeof NDJSON_FORMAT = "optbench-ndjson/1";

/** The first line of `ndjson`: by what the cases below it are judged, and which are to come. */
export function renderNdjsonHead(head: ResultsHead & { readonly partial?: boolean }): string {
  const { settings, environment, plan, command, plugins, shard, tuning, partial } = head;
  const whole = shard === undefined ? { partial } : { shard };
  const known = { format: NDJSON, settings, environment, plan, command, plugins, ...whole, tuning };
  return `${jsonText(known)}\n`;
}

/** Results as `ndjson`, in pieces: the line about them, then a line a case. */
export function renderNdjson(results: Results): Iterable<string> {
  return inPieces(ndjsonLines(results));
}

function* ndjsonLines(results: Results): Generator<string> {
  yield renderNdjsonHead(results);
  for (const one of results.cases) yield renderNdjsonLine(one);
}

/** One case as a line of `ndjson`. */
export function renderNdjsonLine(one: CaseResult): string {
  return `${jsonText(one)}\n`;
}
