import { usage } from "../core/errors.js";
import { shown } from "../core/params.js";
import {
  BASELINE_FORMAT,
  FIRST_REVISION,
  sameLine,
  type Baseline,
  type BaselineLine,
} from "./baseline.js";
import { comesToNothing, rounded } from "./best-of.js";
import { isCaseId } from "./is-name.js";
import { isFinite, JsonFields } from "./json-fields.js";
import { parseJson } from "./parse-json.js";
import { refuseFormat } from "./refuse-format.js";
import { STATUSES } from "./results.js";

/**
 * Reads a baseline. Strict about what stands in it, and tolerant of what a merge may do to it: the
 * order of the lines, lines twice. Throws a usage error with the line.
 */
export function readBaseline(text: string, name: string): Baseline {
  const root = parseJson(text, name);
  refuseFormat(root, name, "a baseline", BASELINE_FORMAT);
  const head = new JsonFields(root, name, ["format", "criterion", "targets", "cases"]);
  const criterion = head.text("criterion");
  const targets = head.list("targets", 'targets such as "1e-2"', isTarget).map(Number);
  const cases = head.list("cases", "a list of cases", (_): _ is unknown => true);
  const places = linesOf(text);
  const lines = new Map<string, BaselineLine>();
  const disputed = new Set<string>();
  for (const [k, value] of cases.entries()) {
    if (value === null && k === cases.length - 1) continue;
    const line = readLine(value, name, places);
    const twin = lines.get(line.case);
    if (twin !== undefined && !sameLine(twin, line)) disputed.add(line.case);
    // a line of old beside its renewal, as a merge leaves them: the newer one knows more
    lines.set(line.case, { ...twin, ...line });
  }
  return { criterion, targets, lines, disputed };
}

function isTarget(value: unknown): value is string {
  return typeof value === "string" && value !== "" && isFinite(Number(value)) && Number(value) > 0;
}

function readLine(value: unknown, name: string, places: ReadonlyMap<string, number>): BaselineLine {
  const known = [
    "case",
    "criterion",
    "revision",
    "start",
    "external",
    "status",
    "steps",
    "hits",
    "gap",
    "value",
  ];
  const id = (value as { case?: unknown } | null)?.case;
  const line = typeof id === "string" ? places.get(id) : undefined;
  const fields = new JsonFields(value, line === undefined ? name : `${name}:${line}`, known);
  const read = {
    case: fields.text("case"),
    criterion: fields.text("criterion"),
    revision: fields.has("revision") ? fields.text("revision") : FIRST_REVISION,
    ...(fields.has("start") ? { start: fields.text("start") } : {}),
    ...(fields.has("external") ? { external: fields.text("external") } : {}),
    status: fields.word("status", STATUSES),
    steps: fields.countOrNull("steps"),
    hits: fields.hits("hits"),
    ...(fields.has("gap") ? { gap: readBest(fields, "gap", 0) } : {}),
    ...(fields.has("value") ? { value: readBest(fields, "value", -Infinity) } : {}),
  };
  if (!isCaseId(read.case)) {
    throw usage(`${fields.place}: case: ${shown(read.case)} is not the id of a case`);
  }
  if (!isComplete(read)) {
    throw usage(
      `${fields.place}: a number is missing: the case has reached, or hit a nearer target`,
    );
  }
  if (fields.has("gap") && fields.has("value")) fields.refuse("value", "no value beside a gap");
  if (read.status === "timeout") fields.refuse("status", "one of a run that had its time");
  refuseBeyond(fields, read);
  for (const key of ["gap", "value"]) {
    if (!fields.has(key) || comesToNothing(read)) continue;
    throw usage(`${fields.place}: ${key}: the case hits a target, and has none then`);
  }
  return read;
}

/** Throws a usage error for an iteration behind the last one of the line's own criterion. */
function refuseBeyond(fields: JsonFields, { criterion, steps, hits }: BaselineLine): void {
  const last = Number(/^\w+ \S+ in ([^ ,]+)/.exec(criterion)?.[1] ?? Number.NaN);
  if (steps !== null && steps > last) fields.refuse("steps", `at most ${last}, of '${criterion}'`);
  for (const hit of Object.values(hits)) {
    if (hit !== null && hit > last) fields.refuse("hits", `at most ${last}, of '${criterion}'`);
  }
}

/** A best value as `lineOf` rounds it. */
function readBest(fields: JsonFields, key: string, least: number): number {
  const best = fields.number(key);
  return best >= least && best === rounded(best)
    ? best
    : fields.refuse(key, `a number of 3 digits${least === 0 ? " from 0" : ""}`);
}

/**
 * Whether no number is missing that others show to exist: a run that hits a target has hit those
 * before it. Where a hand or a merge took numbers away, any run would look better than that.
 */
function isComplete({ criterion, status, steps, hits }: BaselineLine): boolean {
  if (status === "reached" && steps === null) return false;
  const tolerance = Number(/^\w+ (\S+) in /.exec(criterion)?.[1] ?? Number.NaN);
  const firstHits = Object.entries(hits).map(([target, hit]) => ({ target: Number(target), hit }));
  if (tolerance > 0) firstHits.push({ target: tolerance, hit: steps });
  let nearest = Infinity;
  for (const { target, hit } of firstHits) if (hit !== null && target < nearest) nearest = target;
  return firstHits.every(({ target, hit }) => hit !== null || target < nearest);
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
