import { usage } from "../core/errors.js";
import { shown } from "../core/params.js";
import { BASELINE_FORMAT, FIRST_REVISION, type BaselineLine } from "./baseline.js";
import { comesToNothing, rounded } from "./best-of.js";
import { statusWord } from "./case-record.js";
import { isCaseId } from "./is-name.js";
import type { JsonFields } from "./json-fields.js";
import { exactly, type Kind, listOf, narrowed, text, value } from "./kinds.js";
import { countOrNull, hitsByTarget, number } from "./number-kinds.js";
import { needed, optional, record, withDefault } from "./record.js";

/** A best value as `lineOf` rounds it. */
function best(what: string, least: number): Kind<number> {
  const more = least > -Infinity ? { minimum: least } : {};
  return narrowed(number, what, (x) => x >= least && x === rounded(x), more);
}

/** Everything that stands in a line. The same table makes its reader and its JSON Schema. */
export const LINE = record<BaselineLine>(
  {
    case: needed(text, "The id of the case."),
    criterion: needed(text, "By what this case is judged."),
    revision: withDefault(
      text,
      FIRST_REVISION,
      "The revisions of its definitions, where one of them is not 1.",
    ),
    start: optional(text, "Where it begins, of a function of the user's own."),
    external: optional(
      text,
      "Programs of other languages that computed a part of it: check needs a stated allowance.",
    ),
    status: needed(statusWord),
    steps: needed(countOrNull, "First iteration at the target."),
    hits: needed(hitsByTarget, "First hits of the further targets."),
    gap: optional(
      best("a number of 3 digits from 0", 0),
      "The best f - f*, in 3 digits, of a case that hits no target after its start.",
    ),
    value: optional(
      best("a number of 3 digits", -Infinity),
      "The best f of such a case, where f* is not known.",
    ),
  },
  refuseContradictions,
);

/** As people write numbers. */
const DECIMAL = /^\d+(\.\d+)?(e[-+]?\d+)?$/;

/** The text of a finite number above 0. */
const targetOfRun = value(
  "",
  (x): x is string =>
    typeof x === "string" && DECIMAL.test(x) && Number(x) > 0 && Number.isFinite(Number(x)),
  { type: "string", pattern: DECIMAL.source },
);

interface Document {
  readonly format: typeof BASELINE_FORMAT;
  readonly criterion: string;
  readonly targets: readonly string[];
  readonly cases: readonly unknown[];
}

const cases: Kind<readonly unknown[]> = {
  ...listOf(
    value("", (x): x is unknown => x !== undefined, {}),
    "a list of cases",
  ),
  schema: (refer) => ({ type: "array", items: { anyOf: [refer(LINE), { type: "null" }] } }),
};

/** What a baseline says. Its lines are read one by one, each with the number of its line. */
export const BASELINE = record<Document>({
  format: needed(exactly(BASELINE_FORMAT)),
  criterion: needed(text, 'By what its cases are judged: "gap 1e-6 in 10000".'),
  targets: needed(
    listOf(targetOfRun, 'targets such as "1e-2"'),
    "The further targets whose first hits are compared.",
  ),
  cases: needed(
    cases,
    "A case a line, sorted; null ends the list, so that every line ends with a comma.",
  ),
});

/** Throws a usage error for a line that no run can give. */
function refuseContradictions(line: BaselineLine, fields: JsonFields): void {
  const { place } = fields;
  if (!isCaseId(line.case)) {
    throw usage(`${place}: case: ${shown(line.case)} is not the id of a case`);
  }
  if (!isComplete(line)) {
    throw usage(`${place}: a number is missing: the case has reached, or hit a nearer target`);
  }
  if (fields.has("gap") && fields.has("value")) fields.refuse("value", "no value beside a gap");
  if (line.status === "timeout") fields.refuse("status", "one of a run that had its time");
  refuseBeyond(fields, line);
  for (const key of ["gap", "value"]) {
    if (!fields.has(key) || comesToNothing(line)) continue;
    throw usage(`${place}: ${key}: the case hits a target, and has none then`);
  }
}

/** Throws a usage error for an iteration behind the last one of the line's own criterion. */
function refuseBeyond(fields: JsonFields, { criterion, steps, hits: found }: BaselineLine): void {
  const last = Number(/^\w+ \S+ in ([^ ,]+)/.exec(criterion)?.[1] ?? Number.NaN);
  if (steps !== null && steps > last) fields.refuse("steps", `at most ${last}, of '${criterion}'`);
  for (const hit of Object.values(found)) {
    if (hit !== null && hit > last) fields.refuse("hits", `at most ${last}, of '${criterion}'`);
  }
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
