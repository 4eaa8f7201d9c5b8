import { usage } from "../core/errors.js";
import type { Params } from "../core/parameter.js";
import { findParam, kebab } from "../core/params.js";
import { fold } from "../core/suggest.js";
import type { ParamText } from "./item.js";

/** What libraries write as one tuple, each part of which is a parameter here and can be a grid. */
const TUPLES: Readonly<Record<string, readonly string[]>> = {
  betas: ["beta1", "beta2", "beta3"],
  etas: ["etaMinus", "etaPlus"],
  stepsizes: ["stepMin", "stepMax"],
  nus: ["nu1", "nu2"],
};

/** The keys of `params` that a tuple stands for, in its order; none if `typed` is not a tuple. */
export function tupleKeys(params: Params, typed: string): string[] {
  const folded = fold(typed);
  if (findParam(params, typed) !== undefined || !Object.hasOwn(TUPLES, folded)) return [];
  return TUPLES[folded].filter((key) => key in params);
}

/** A tuple of parameters, under the name that libraries give it. */
export interface Tuple {
  readonly name: string;
  readonly keys: readonly string[];
  /** How many of them it must have: Prodigy's β₃ follows from the others unless it is given. */
  readonly least: number;
}

/** The tuples that stand for some of the parameters. */
export function tuplesOf(params: Params): Tuple[] {
  return ["betas", "etas", "step-sizes", "nus"].flatMap((name) => {
    const keys = tupleKeys(params, name);
    return keys.length > 1 ? [{ name, keys, least: leastOf(params, keys) }] : [];
  });
}

function leastOf(params: Params, keys: readonly string[]): number {
  return keys.filter((key) => params[key].default !== null).length;
}

/**
 * A tuple as its parts: `betas=0.9/0.99` is `beta1=0.9:beta2=0.99`. Anything else is as it was.
 *
 * @throws OptbenchError where the tuple has more or fewer parts than the parameters it stands for
 */
export function withoutTuple(owner: string, params: Params, given: ParamText): ParamText[] {
  const keys = tupleKeys(params, given.key);
  if (keys.length === 0) return [given];
  const { key: typed, value, span } = given;
  const parts = value.kind === "text" ? value.text.split("/") : [];
  const counts = new Set([leastOf(params, keys), keys.length]);
  if (!counts.has(parts.length)) {
    const [whole, each] = [keys.map(() => "…").join("/"), keys.map((key) => `${kebab(key)}=…`)];
    throw usage(
      `${owner}: ${typed} has ${[...counts].join(" or ")} parts: ${typed}=${whole}, or each alone, as ${each.join(":")}`,
    );
  }
  return keys
    .slice(0, parts.length)
    .map((key, k) => ({ key, value: { kind: "text", text: parts[k] }, span }));
}
