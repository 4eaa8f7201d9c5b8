import { BASELINE_FORMAT, sameLine, type Baseline, type BaselineLine } from "./baseline.js";
import { BASELINE, LINE } from "./baseline-record.js";
import { parseJson } from "./parse-json.js";
import { refuseFormat } from "./refuse-format.js";

/**
 * Reads a baseline. Strict about what stands in it, and tolerant of what a merge may do to it: the
 * order of the lines, lines twice. Throws a usage error with the line.
 */
export function readBaseline(text: string, name: string): Baseline {
  const root = parseJson(text, name);
  refuseFormat(root, name, "a baseline", BASELINE_FORMAT);
  const { criterion, targets, cases } = BASELINE.at(root, name);
  const places = linesOf(text);
  const lines = new Map<string, BaselineLine>();
  const disputed = new Set<string>();
  for (const [k, value] of cases.entries()) {
    if (value === null && k === cases.length - 1) continue;
    const line = readLine(value, name, places);
    const twin = lines.get(line.case);
    if (twin !== undefined && !sameLine(twin, line)) disputed.add(line.case);
    // a line of an older version beside its renewal, as a merge leaves them: the newer one knows more
    lines.set(line.case, { ...twin, ...line });
  }
  return { criterion, targets: targets.map(Number), lines, disputed };
}

function readLine(value: unknown, name: string, places: ReadonlyMap<string, number>): BaselineLine {
  const id = (value as { case?: unknown } | null)?.case;
  const line = typeof id === "string" ? places.get(id) : undefined;
  return LINE.at(value, line === undefined ? name : `${name}:${line}`);
}

/** No id is longer; a pattern without this bound overflows the stack. */
const LONGEST_ID = 20_000;
const CASE = new RegExp(String.raw`"case"\s{0,9}:\s{0,9}("(?:[^"\\]|\\.){0,${LONGEST_ID}}")`);

/** Where the line of each case stands, counted from 1, for messages and annotations. */
export function linesOf(text: string): Map<string, number> {
  const places = new Map<string, number>();
  for (const [k, line] of text.split("\n").entries()) {
    const match = CASE.exec(line);
    if (match === null) continue;
    const id = parseText(match[1]);
    if (id !== null && !places.has(id)) places.set(id, k + 1);
  }
  return places;
}

function parseText(json: string): string | null {
  try {
    return JSON.parse(json) as string;
  } catch {
    return null;
  }
}
