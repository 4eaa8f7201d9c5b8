import { isFiniteOrNull, JsonFields } from "./json-fields.js";
import { SWEPT, type Sweep, type SweepBest, type SweepCurve } from "./sweep-result.js";

const isAny = (_: unknown): _ is unknown => true;

/** Checks what a document says of a sweep. Throws a usage error that names the field. */
export function readSweep(value: unknown, place: string): Sweep {
  const fields = new JsonFields(value, place, ["parameter", "measure", "evaluations", "curves"]);
  return {
    parameter: fields.text("parameter"),
    measure: fields.word("measure", SWEPT),
    evaluations: fields.count("evaluations"),
    curves: fields
      .list("curves", "a list of curves", isAny)
      .map((one, k) => readCurve(one, `${place}: curve ${k + 1}`)),
  };
}

const CURVE =
  "optimizer label functionLabel function dimension scale runs value steps evaluations final reached best";

function readCurve(given: unknown, place: string): SweepCurve {
  const fields = new JsonFields(given, place, CURVE.split(" "));
  const value = fields.numbers("value");
  if (value.length === 0) fields.refuse("value", "a value");
  const column = (key: string) => {
    const list = fields.list(key, "numbers and nulls", isFiniteOrNull);
    return list.length === value.length ? list : fields.refuse(key, `${value.length} numbers`);
  };
  return {
    optimizer: fields.text("optimizer"),
    ...(fields.has("label") ? { label: fields.text("label") } : {}),
    ...(fields.has("functionLabel") ? { functionLabel: fields.text("functionLabel") } : {}),
    function: fields.text("function"),
    dimension: fields.count("dimension", 1),
    scale: fields.word("scale", ["linear", "log"]),
    runs: fields.count("runs", 1),
    value,
    steps: column("steps"),
    ...(fields.has("evaluations") ? { evaluations: column("evaluations") } : {}),
    final: column("final"),
    reached: column("reached").map((count) => count ?? fields.refuse("reached", "counts")),
    best: fields.get("best") === null ? null : readBest(fields.get("best"), `${place}: best`),
  };
}

function readBest(value: unknown, place: string): SweepBest {
  const fields = new JsonFields(value, place, [
    "value",
    "score",
    "low",
    "high",
    "width",
    "isCutOff",
  ]);
  return {
    value: fields.number("value"),
    score: fields.number("score"),
    low: fields.number("low"),
    high: fields.number("high"),
    width: fields.number("width"),
    isCutOff: fields.flag("isCutOff"),
  };
}
