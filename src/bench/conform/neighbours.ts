import type { AnyModifier } from "../../core/definition.js";
import type { NumberParam, Param, Params, ParamValue } from "../../core/parameter.js";
import { contains, kebab, parseInterval, printValue } from "../../core/params.js";
import type { Bound } from "../../plan/bind-term.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { ResolvedOptimizer } from "../../plan/resolve.js";
import { boundTo, withValues } from "./candidates.js";

/** A method that differs in one thing from another. */
export interface Neighbour {
  readonly form: ResolvedOptimizer;
  /** How it differs: what follows "with". */
  readonly difference: string;
}

/** Values that people give to factors of averages, and to numbers that keep a divisor from 0. */
const FACTORS = [0, 0.5, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999];
const SMALL = [0, 1e-16, 1e-15, 1e-12, 1e-10, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1];
/** Weight decays that libraries have by default. */
const DECAYS = [1e-4, 1e-3, 4e-3, 0.01, 0.1];

/**
 * Methods of ours that differ from this one in one parameter, or in one modifier more or less.
 *
 * @param further numbers worth a try besides the usual ones: those of the method under test
 */
export function neighboursOf(
  own: ResolvedOptimizer,
  further: readonly number[],
  catalogue: Catalogue,
): Neighbour[] {
  const { definition, values } = own;
  const after = own.after as readonly Bound<AnyModifier>[];
  const ofParams = Object.entries(definition.params as Params).flatMap(([key, param]) => {
    if (key === definition.lrKey) return [];
    return alternatives(param, values[key], further).map((value) => ({
      form: withValues(definition, { ...values, [key]: value }, after),
      difference: differenceOf(key, param, value, values[key]),
    }));
  });
  return [...ofParams, ...withoutOne(own, after), ...withOneMore(own, after, further, catalogue)];
}

/** "eps-form=hat, not corrected (…)": the doc says what the words mean. */
export function differenceOf(
  key: string,
  param: Param,
  value: ParamValue,
  not: ParamValue,
): string {
  if (param.type === "flag") {
    return `${value === true ? "" : "no-"}${kebab(key)} (${param.doc})`;
  }
  return `${kebab(key)}=${printValue(value)}, not ${printValue(not)} (${param.doc})`;
}

function alternatives(
  param: Param,
  value: ParamValue,
  further: readonly number[],
): readonly ParamValue[] {
  switch (param.type) {
    case "flag":
      return [value !== true];
    case "choice":
      return param.values.filter((word) => word !== value);
    case "number":
      return numbersFor(param, further).filter((one) => one !== value);
    case "list":
      return [];
  }
}

function numbersFor(param: NumberParam, further: readonly number[]): ParamValue[] {
  const interval = parseInterval(param.range);
  const usual = param.scale === "log" ? SMALL : FACTORS;
  const all = new Set([...(param.integer ? [0, 1, 2, 3, 5] : usual), ...further]);
  const fitting = [...all].filter(
    (one) => contains(interval, one) && (!param.integer || Number.isSafeInteger(one)),
  );
  return [param.default, ...fitting];
}

function withoutOne(own: ResolvedOptimizer, after: readonly Bound<AnyModifier>[]): Neighbour[] {
  return after.map((one) => ({
    form: withValues(
      own.definition,
      own.values,
      after.filter((other) => other !== one),
    ),
    difference: `no ${one.definition.id}`,
  }));
}

function withOneMore(
  own: ResolvedOptimizer,
  after: readonly Bound<AnyModifier>[],
  further: readonly number[],
  catalogue: Catalogue,
): Neighbour[] {
  const more = catalogue.modifiers.flatMap((definition) => {
    if (definition.bounds === true || definition.source.ref === "given by the user") return [];
    // twice the same modifier is one with another number
    if (after.some((one) => one.definition === definition)) return [];
    if (definition.id === "weight-decay" && decays(own)) return [];
    return settingsOf(definition, further).map((given) => boundTo(definition, given));
  });
  return more.map((one) => ({
    form: withValues(own.definition, own.values, [...after, one]),
    difference: withModifierText(one),
  }));
}

function settingsOf(definition: AnyModifier, further: readonly number[]) {
  if (definition.id !== "weight-decay") return [{}];
  const rates = [...new Set([...further.filter((one) => one > 0 && one < 1), ...DECAYS])];
  return rates.flatMap((rate) =>
    ["coupled", "decoupled", "fixed"].map((form) => ({ rate, form }) as Record<string, ParamValue>),
  );
}

/** Whether a method has weight decay of its own. */
export function decays({ values }: ResolvedOptimizer): boolean {
  return typeof values["weightDecay"] === "number" && values["weightDecay"] > 0;
}

/** "weight decay: +weight-decay:rate=0.01:form=coupled" */
export function withModifierText({ definition, values }: Bound<AnyModifier>): string {
  const { id, title } = definition;
  return Object.entries(values)
    .map(([key, value]) => `${kebab(key)}=${printValue(value)}`)
    .reduce((all, one) => `${all}:${one}`, `${title.toLowerCase()}: +${id}`);
}
