import { SETTINGS } from "../plan/settings.js";
import { JsonFields } from "./json-fields.js";
import {
  HELD_OUT,
  type HeldOut,
  METHODS,
  OBJECTIVES,
  SCOPES,
  type TunedOptimizer,
  type TunedParameter,
  type Tuning,
} from "./tuning.js";

const isAny = (_: unknown): _ is unknown => true;

/** Checks what a document says of a search. Throws a usage error that names the field. */
export function readTuning(value: unknown, place: string): Tuning {
  const known = [
    "trials",
    "method",
    "objective",
    "scope",
    "cost",
    "evaluations",
    "heldOut",
    "optimizers",
  ];
  const fields = new JsonFields(value, place, known);
  return {
    trials: fields.count("trials", 1),
    method: fields.word("method", METHODS),
    objective: fields.word("objective", OBJECTIVES),
    scope: fields.word("scope", SCOPES),
    ...(fields.has("cost") ? { cost: fields.word("cost", SETTINGS.cost.values) } : {}),
    evaluations: fields.count("evaluations"),
    ...(fields.has("heldOut") ? { heldOut: readHeldOut(fields.get("heldOut"), place) } : {}),
    optimizers: fields
      .list("optimizers", "a list of what was found", isAny)
      .map((one, k) => readOptimizer(one, `${place}: optimizer ${k + 1}`)),
  };
}

function readHeldOut(value: unknown, place: string): HeldOut {
  const fields = new JsonFields(value, `${place}: heldOut`, ["by", "tunedOn", "judgedOn"]);
  return {
    by: fields.word("by", HELD_OUT),
    tunedOn: fields.numbers("tunedOn"),
    judgedOn: fields.numbers("judgedOn"),
  };
}

const OPTIMIZER =
  "optimizer label functionLabel function dimension chosen parameters trials evaluations runs reached score";

function readOptimizer(value: unknown, place: string): TunedOptimizer {
  const fields = new JsonFields(value, place, OPTIMIZER.split(" "));
  return {
    optimizer: fields.text("optimizer"),
    ...(fields.has("label") ? { label: fields.text("label") } : {}),
    ...(fields.has("functionLabel") ? { functionLabel: fields.text("functionLabel") } : {}),
    function: fields.get("function") === null ? null : fields.text("function"),
    dimension: fields.countOrNull("dimension"),
    chosen: fields.text("chosen"),
    parameters: fields
      .list("parameters", "a list of parameters", isAny)
      .map((one, k) => readParameter(one, `${place}: parameter ${k + 1}`)),
    trials: fields.count("trials", 1),
    evaluations: fields.count("evaluations"),
    runs: fields.count("runs", 1),
    reached: fields.count("reached"),
    score: fields.number("score"),
  };
}

function readParameter(value: unknown, place: string): TunedParameter {
  const fields = new JsonFields(value, place, ["name", "low", "high", "value", "atEdge", "good"]);
  return {
    name: fields.text("name"),
    low: fields.number("low"),
    high: fields.number("high"),
    value: fields.number("value"),
    atEdge: fields.flag("atEdge"),
    ...(fields.has("good") ? { good: readGood(fields) } : {}),
  };
}

function readGood(fields: JsonFields): [number, number] | null {
  if (fields.get("good") === null) return null;
  const [low, high, ...more] = fields.numbers("good");
  return more.length === 0 && low <= high
    ? [low, high]
    : fields.refuse("good", "its lowest and its highest value, or null");
}
