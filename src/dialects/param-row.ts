import { flag, number } from "../core/define.js";
import type { AnyModifier } from "../core/definition.js";
import type { Param, Params, ParamValue } from "../core/parameter.js";
import { kebab, printValue } from "../core/params.js";
import type { Given, ParamRow } from "./dialect.js";

/** What has an id and parameters. */
interface Target {
  readonly id: string;
  readonly params: Params;
}

/** The entry of that id. Throws a plain Error: the table is wrong. */
export function find<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  const found = list.find((entry) => entry.id === id);
  if (found === undefined)
    throw new Error(`a dialect names '${id}', which is not in the catalogue`);
  return found;
}

/** The parameter that users see for a row's parameter. Throws a plain Error where it names nothing of ours. */
export function paramOf(
  spec: ParamRow,
  owner: string,
  target: Target,
  modifiers: readonly AnyModifier[],
): Param {
  const isPartOf = typeof spec === "object" && "of" in spec;
  const to = isPartOf ? spec.of : toOf(spec);
  if (to !== null) {
    const [modifier, key] = split(to);
    const { params }: Target = modifier === null ? target : find(modifiers, modifier);
    const param: Param | undefined = params[key];
    if (param === undefined) throw new Error(`${owner}: there is no ${to}`);
    if (typeof spec === "string") return param;
    return { ...param, default: isPartOf ? spec.default : spec[1 as never] } as Param;
  }
  if (typeof spec === "object" && "flag" in spec) {
    return flag({ doc: find(modifiers, spec.flag).title });
  }
  if (typeof spec === "object" && "base" in spec) {
    const doc = "learning rate in the place of the optimizer's; auto: the optimizer's";
    return number({ default: spec.base, range: "[0, inf)", scale: "log", doc });
  }
  const { default: word, means, doc } = spec as Extract<ParamRow, { means: unknown }>;
  if (typeof word === "boolean") return flag({ default: word, doc });
  return { type: "choice", values: Object.keys(means), default: word, doc };
}

/** The parameter of ours that a row's parameter is, if it is one. */
export function toOf(spec: ParamRow): string | null {
  if (typeof spec === "string") return spec;
  return Array.isArray(spec) ? (spec[0] as string) : null;
}

/** "weight-decay.rate" is a modifier's, "beta1" the target's own. */
export function split(to: string): [modifier: string | null, key: string] {
  const dot = to.indexOf(".");
  return dot < 0 ? [null, to] : [to.slice(0, dot), to.slice(dot + 1)];
}

/** Whether a modifier of this value would do nothing: no decay, no bound. */
export function isIdle(value: ParamValue): boolean {
  return value === null || value === 0 || value === Infinity;
}

/** `learning_rate`, `T_max`, `beta_1` as keys of ours: learningRate, tMax, beta1. */
export function camel(name: string): string {
  const [first, ...rest] = name.split("_").filter((part) => part !== "");
  return [
    first.charAt(0).toLowerCase() + first.slice(1),
    ...rest.map((part) => part.charAt(0).toUpperCase() + part.slice(1)),
  ].join("");
}

/** A name with the values that are not its defaults, as it is typed. */
export function typed(id: string, params: Params, values: Given): string {
  const stated = Object.entries(params).flatMap(([key, param]) => {
    const value = values[key];
    if (printValue(value) === printValue(param.default)) return [];
    if (param.type === "flag") return [value === true ? kebab(key) : `no-${kebab(key)}`];
    return [`${kebab(key)}=${printValue(value)}`];
  });
  return [id, ...stated].join(":");
}
