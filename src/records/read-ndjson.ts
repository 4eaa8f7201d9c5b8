import { usage } from "../core/errors.js";
import { sizeOfShard } from "../plan/shard.js";
import { JsonFields } from "./json-fields.js";
import { flag } from "./kinds.js";
import { readCases } from "./read-case.js";
import { HEAD } from "./head-record.js";
import { refuseFormat } from "./refuse-format.js";
import { refuseTwice } from "./refuse-twice.js";
import { NDJSON_FORMAT, RESULTS_FORMAT, type CaseResult, type Results } from "./results.js";

/** The contents of NDJSON results. */
export interface ReadLines {
  /** null where no first line says by what the cases were judged. */
  readonly results: Results | null;
  readonly cases: readonly CaseResult[];
}

/** Whether a text is NDJSON results, with or without the head line. */
export function isNdjson(text: string): boolean {
  return /^\ufeff?\s*\{"id":/.test(text) || hasHead(text);
}

/** Whether a text begins with the line about a run. */
export function hasHead(text: string): boolean {
  const format = /^\ufeff?\s*\{"format":"([^"]*)"/.exec(text)?.[1];
  // another version is said where the line is read
  return format?.split("/")[0] === NDJSON_FORMAT.split("/")[0];
}

/**
 * Reads what `--reporter ndjson` writes: a line about the run, then one for each case. Where that
 * first line has been filtered away, only the cases are known.
 *
 * A run that was killed may leave half a line at the end, which does not count.
 */
export function readNdjson(text: string, name: string): ReadLines {
  const lines = text
    .replace(/^\ufeff/, "")
    .split("\n")
    .flatMap((line, k) => (line.trim() === "" ? [] : { line, k }));
  if (!hasHead(text)) return { results: null, cases: readCases(lines.map(parse), name) };
  const [first, ...rest] = lines;
  const about = parse(first);
  refuseFormat(about, name, "results", NDJSON_FORMAT);
  const fields = new JsonFields(about, `${name}:${first.k + 1}`, [
    "format",
    ...HEAD.keys,
    "partial",
  ]);
  const head = { format: RESULTS_FORMAT, ...HEAD.from(fields) } as const;
  const isTorn = rest.length > 0 && !text.endsWith("\n") && !isJson(rest.at(-1)!.line);
  const values = (isTorn ? rest.slice(0, -1) : rest).map(parse);
  const cases = readCases(values, name, head.settings.iterations);
  const { shard } = head;
  const partial =
    shard === undefined
      ? flag.read(fields, "partial") || isTorn
      : cases.length < sizeOfShard(shard, shard.cases);
  return { results: { ...head, partial, cases }, cases };

  function parse({ line, k }: { readonly line: string; readonly k: number }): unknown {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw usage(`${name}:${k + 1}  not valid JSON`);
    }
    refuseTwice(line, name, k + 1);
    return value;
  }
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
