import { usage } from "../core/errors.js";
import { LADDER } from "../core/ladder.js";
import { CASE_SETTINGS, type CaseSettings } from "../plan/settings.js";
import { isCountOrNull, isFiniteOrNull, JsonFields } from "./json-fields.js";
import { METRICS } from "./read-head.js";
import { refuseContradiction } from "./refuse-contradiction.js";
import { STATUSES, type CaseResult } from "./results.js";

/**
 * Checks a list of cases. Throws a usage error that names the case and the field.
 *
 * @param iterations of a case that has none of its own, where that is known
 */
export function readCases(
  values: readonly unknown[],
  name: string,
  iterations?: number,
): CaseResult[] {
  const seen = new Set<string>();
  return values.map((value, k) => {
    const one = readCase(value, `${name}: case ${k + 1}`);
    refuseContradiction(one, `${name}: case ${k + 1}`, iterations);
    if (seen.has(one.id)) throw usage(`${name}: case ${k + 1}: '${one.id}' stands in it twice`);
    seen.add(one.id);
    return one;
  });
}

const CASE = [
  ..."id function optimizer label functionLabel written external dimension seed start settings status metric steps held".split(
    " ",
  ),
  ..."settled lostAt closest fragile evaluations hits ladder log aocc linearRate restarts best final message at".split(
    " ",
  ),
  ..."curve path".split(" "),
];

function readCase(value: unknown, place: string): CaseResult {
  const fields = new JsonFields(value, place, CASE);
  const dimension = fields.count("dimension", 1);
  const seed = fields.get("seed");
  const start = fields.numbers("start");
  if (start.length !== dimension) fields.refuse("start", `${dimension} numbers`);
  return {
    id: fields.text("id"),
    function: fields.text("function"),
    optimizer: fields.text("optimizer"),
    ...(fields.has("label") ? { label: fields.text("label") } : {}),
    ...(fields.has("functionLabel") ? { functionLabel: fields.text("functionLabel") } : {}),
    ...(fields.has("written") ? { written: fields.text("written") } : {}),
    ...(fields.has("external") ? { external: fields.text("external") } : {}),
    dimension,
    seed: Number.isSafeInteger(seed) ? (seed as number) : fields.refuse("seed", "a whole number"),
    start,
    ...(fields.has("settings") ? { settings: readOwn(fields.get("settings"), place) } : {}),
    status: fields.word("status", STATUSES),
    ...(fields.has("metric") ? { metric: fields.word("metric", METRICS) } : {}),
    steps: fields.countOrNull("steps"),
    held: fields.flag("held"),
    settled: fields.countOrNull("settled"),
    ...(fields.has("fragile") ? { fragile: readTrue(fields, "fragile") } : {}),
    ...(fields.has("lostAt") ? { lostAt: fields.count("lostAt") } : {}),
    ...(fields.has("closest") ? { closest: fields.number("closest") } : {}),
    evaluations: fields.count("evaluations"),
    hits: fields.hits("hits"),
    ...(fields.has("ladder") ? { ladder: readLadder(fields) } : {}),
    ...(fields.has("log") ? { log: readLog(fields.get("log"), `${place}: log`) } : {}),
    ...(fields.has("aocc") ? { aocc: readShare(fields, "aocc") } : {}),
    ...(fields.has("linearRate") ? { linearRate: readRate(fields) } : {}),
    ...(fields.has("restarts") ? { restarts: fields.count("restarts") } : {}),
    best: readBest(fields.get("best"), `${place}: best`, dimension),
    final: readFinal(fields.get("final"), `${place}: final`, dimension),
    ...(fields.has("message") ? { message: fields.lines("message") } : {}),
    ...(fields.has("at") ? { at: fields.text("at") } : {}),
    curve: readCurve(fields.get("curve"), `${place}: curve`),
    ...(fields.has("path") ? { path: readPath(fields, dimension) } : {}),
  };
}

function readTrue(fields: JsonFields, key: string): true {
  return fields.flag(key) || fields.refuse(key, "true, or left out");
}

function readLadder(fields: JsonFields): NonNullable<CaseResult["ladder"]> {
  const ladder = fields.list("ladder", "counts or null", isCountOrNull);
  return ladder.length === LADDER.length
    ? ladder
    : fields.refuse("ladder", `${LADDER.length} counts or null`);
}

function readLog(value: unknown, place: string): NonNullable<CaseResult["log"]> {
  const fields = new JsonFields(value, place, ["evaluations", "gap", "best"]);
  const evaluations = fields.numbers("evaluations");
  if (
    evaluations.some(
      (count, k) => !Number.isSafeInteger(count) || count <= (evaluations[k - 1] ?? 0),
    )
  ) {
    fields.refuse("evaluations", "counts from 1 in their order");
  }
  const gap = fields.numbersOrNull("gap");
  const best = fields.numbers("best");
  if (best.some((least, k) => k > 0 && least > best[k - 1]))
    fields.refuse("best", "values that never rise");
  for (const [key, { length }] of Object.entries({ gap, best })) {
    if (length !== evaluations.length) fields.refuse(key, `${evaluations.length} values`);
  }
  return { evaluations, gap, best };
}

function readShare(fields: JsonFields, key: string): number | null {
  const share = fields.numberOrNull(key);
  return share === null || (share >= 0 && share <= 1)
    ? share
    : fields.refuse(key, "0 to 1 or null");
}

function readRate(fields: JsonFields): number {
  const rate = fields.number("linearRate");
  return rate > 0 && rate < 1 ? rate : fields.refuse("linearRate", "above 0 and below 1");
}

export function readOwn(value: unknown, place: string): CaseSettings {
  const fields = new JsonFields(value, `${place}: settings`, CASE_SETTINGS);
  return {
    ...(fields.has("iterations") ? { iterations: fields.count("iterations", 1) } : {}),
    ...(fields.has("maxEvaluations") ? { maxEvaluations: fields.count("maxEvaluations", 1) } : {}),
    ...(fields.has("timeout") ? { timeout: fields.positive("timeout") } : {}),
    ...(fields.has("tolerance") ? { tolerance: fields.positive("tolerance") } : {}),
    ...(fields.has("metric") ? { metric: fields.word("metric", METRICS) } : {}),
    ...(fields.has("stopAtTarget") ? { stopAtTarget: fields.flag("stopAtTarget") } : {}),
    ...(fields.has("restarts") ? { restarts: fields.flag("restarts") } : {}),
  };
}

function readBest(value: unknown, place: string, dimension: number): CaseResult["best"] {
  const fields = new JsonFields(value, place, ["step", "value", "gap", "x"]);
  return {
    step: fields.count("step"),
    value: fields.numberOrNull("value"),
    gap: fields.numberOrNull("gap"),
    ...(fields.has("x") ? { x: readPoint(fields, dimension) } : {}),
  };
}

function readFinal(value: unknown, place: string, dimension: number): CaseResult["final"] {
  const fields = new JsonFields(value, place, ["step", "value", "gap", "gradientNorm", "x"]);
  return {
    step: fields.count("step"),
    value: fields.numberOrNull("value"),
    gap: fields.numberOrNull("gap"),
    gradientNorm: fields.numberOrNull("gradientNorm"),
    x: readPoint(fields, dimension),
  };
}

function readPoint(fields: JsonFields, dimension: number): readonly (number | null)[] {
  const x = fields.numbersOrNull("x");
  return x.length === dimension ? x : fields.refuse("x", `${dimension} coordinates`);
}

function readCurve(value: unknown, place: string): CaseResult["curve"] {
  const fields = new JsonFields(value, place, ["step", "value", "best", "measured"]);
  const step = fields.numbers("step");
  if (step.length === 0 || step.some((t, k) => !(t >= 0) || (k > 0 && t <= step[k - 1]))) {
    fields.refuse("step", "iterations in their order");
  }
  const column = (key: string) => {
    const numbers = fields.numbersOrNull(key);
    return numbers.length === step.length ? numbers : fields.refuse(key, `${step.length} values`);
  };
  return {
    step,
    value: column("value"),
    best: column("best"),
    ...(fields.has("measured") ? { measured: column("measured") } : {}),
  };
}

function readPath(fields: JsonFields, dimension: number): NonNullable<CaseResult["path"]> {
  return fields.list(
    "path",
    `points of ${dimension} coordinates`,
    (point): point is (number | null)[] =>
      Array.isArray(point) && point.length === dimension && point.every(isFiniteOrNull),
  );
}
