import { usage } from "../core/errors.js";
import { LADDER } from "../core/ladder.js";
import { SETTINGS, type CaseSettings } from "../plan/settings.js";
import { flag, type Kind, lines, listOf, narrowed, onlyTrue, text, value, word } from "./kinds.js";
import {
  count,
  countFrom,
  countOrNull,
  hitsByTarget,
  integer,
  number,
  numberIn,
  numberOrNull,
  positive,
  shareOrNull,
} from "./number-kinds.js";
import { needed, optional, record } from "./record.js";
import { STATUSES, type CaseResult } from "./results.js";

export const metricWord = word(SETTINGS.metric.values);
export const statusWord = word(STATUSES);

/** The settings of a case, where they are not those of the document. */
export const OWN_SETTINGS = record<CaseSettings>({
  iterations: optional(countFrom(1)),
  maxEvaluations: optional(countFrom(1)),
  timeout: optional(positive),
  tolerance: optional(positive),
  metric: optional(metricWord),
  stopAtTarget: optional(flag),
  restarts: optional(flag),
});

/** The length of a point is that of its function: the case checks it. */
export const point = listOf(numberOrNull, "a list of numbers and nulls", { least: 1 });

export const BEST = record<CaseResult["best"]>({
  step: needed(count),
  value: needed(numberOrNull),
  gap: needed(numberOrNull),
  x: optional(point, "The point; files of earlier versions lack it."),
});

export const FINAL = record<CaseResult["final"]>({
  step: needed(count),
  value: needed(numberOrNull),
  gap: needed(numberOrNull),
  gradientNorm: needed(numberOrNull),
  x: needed(point),
});

/** As many as a curve holds, CURVE_POINTS of a run: a test compares the two. */
const CURVE_LENGTH = { least: 1, most: 512 };
const IN_ORDER = "iterations in their order";

const iterations = narrowed(listOf(count, IN_ORDER, CURVE_LENGTH), IN_ORDER, isAscending);
export const column = listOf(numberOrNull, "a list of numbers and nulls", CURVE_LENGTH);

export const CURVE = record<CaseResult["curve"]>(
  {
    step: needed(iterations),
    value: needed(column),
    best: needed(column),
    measured: optional(column, "A further metric, where one was asked for."),
  },
  ({ step, ...columns }, fields) => {
    for (const [key, { length }] of Object.entries(columns)) {
      if (length !== step.length) fields.refuse(key, `${step.length} values`);
    }
  },
);

const COUNTS = "counts from 1 in their order";

const LOG = record<NonNullable<CaseResult["log"]>>(
  {
    evaluations: needed(narrowed(listOf(countFrom(1), COUNTS), COUNTS, isAscending)),
    gap: needed(listOf(numberOrNull, "a list of numbers and nulls")),
    best: needed(
      narrowed(listOf(number, "a list of numbers"), "values that never rise", (best) =>
        best.every((least, k) => k === 0 || least <= best[k - 1]),
      ),
    ),
  },
  ({ evaluations, ...columns }, fields) => {
    for (const [key, { length }] of Object.entries(columns)) {
      if (length !== evaluations.length) fields.refuse(key, `${evaluations.length} values`);
    }
  },
);

const path: Kind<NonNullable<CaseResult["path"]>> = {
  read: (fields, key) => {
    const dimension = fields.get("dimension");
    const isPoint = (x: unknown): x is (number | null)[] => point.is(x) && x.length === dimension;
    const what = `points of ${String(dimension)} coordinates`;
    return listOf(value(what, isPoint, {}), what).read(fields, key);
  },
  schema: (refer) => listOf(point, "points").schema(refer),
};

/** What the user calls the function, wherever a row has one. */
export const FUNCTION_LABEL = "What the user calls the function.";
export const EXTERNAL =
  "Programs of other languages that computed a part of it, with their versions: other machines need not repeat its digits.";

/** Everything that stands in a case. The same table makes its reader and its JSON Schema. */
export const CASE = record<Omit<CaseResult, "stack" | "trial">>(
  {
    id: needed(text),
    function: needed(text),
    optimizer: needed(text),
    label: optional(text),
    functionLabel: optional(text, FUNCTION_LABEL),
    written: optional(
      text,
      "The optimizer with what the user wrote at its default; only where there is such.",
    ),
    external: optional(text, EXTERNAL),
    dimension: needed(countFrom(1)),
    seed: needed(integer),
    start: needed(listOf(number, "a list of numbers", { least: 1 })),
    settings: optional(OWN_SETTINGS, "Where they are not those of the document."),
    status: needed(statusWord),
    metric: optional(metricWord, "Only where it is not the metric of the settings: f* is unknown."),
    steps: needed(countOrNull, "First iteration at the target."),
    held: needed(flag, "No later iterate rose above the target again."),
    settled: needed(countOrNull, "First iteration from which the target is met until the end."),
    fragile: optional(
      onlyTrue,
      "The target is reached by chance: it is missed from most starts nearby, or when the start moves by 1e-3 or a value that was searched for changes by 0.1 %.",
    ),
    lostAt: optional(
      countFrom(1),
      "Where the target was hit and the run ends above it: the first iteration of those above it at the end.",
    ),
    closest: optional(
      numberIn("a number from 0", { minimum: 0 }),
      "The smallest value of the metric, where that is not the gap.",
    ),
    evaluations: needed(count, "Until the first hit; until the end where there was none."),
    hits: needed(hitsByTarget, "First hits of the further targets."),
    ladder: optional(
      narrowed(
        listOf(countOrNull, "counts or null"),
        `${LADDER.length} counts or null`,
        ({ length }) => length === LADDER.length,
        { minItems: LADDER.length, maxItems: LADDER.length },
      ),
      "Evaluations until the first hits of 10^2, 10^1.8, ..., 10^-8; only where asked for.",
    ),
    log: optional(LOG, "Where the run stood at some of its evaluations; only where asked for."),
    aocc: optional(shareOrNull, "Area over the convergence curve; null where f* is unknown."),
    linearRate: optional(
      numberIn("above 0 and below 1", { exclusiveMinimum: 0, exclusiveMaximum: 1 }),
      "The factor by which the gap shrinks on average per iteration; only of a run that converges R-linearly.",
    ),
    restarts: optional(count, "How often the run began again; only where it might."),
    best: needed(BEST),
    final: needed(FINAL),
    message: optional(lines),
    at: optional(text, "Of an error: file, line and column of the user's own code."),
    curve: needed(
      CURVE,
      `f and best-so-far f at no more than ${CURVE_LENGTH.most} iterations, the last one among them.`,
    ),
    path: optional(path, "x_0 … x_N"),
  },
  ({ dimension, start, best, final }, fields) => {
    if (start.length !== dimension) fields.refuse("start", `${dimension} numbers`);
    for (const [key, { x }] of Object.entries({ best, final })) {
      if (x === undefined || x.length === dimension) continue;
      throw usage(`${fields.place}: ${key}: x: expected ${dimension} coordinates`);
    }
  },
);

function isAscending(list: readonly number[]): boolean {
  return list.every((entry, k) => k === 0 || entry > list[k - 1]);
}
