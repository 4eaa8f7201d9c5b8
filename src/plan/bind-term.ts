import type {
  AnyDefinition,
  AnyModifier,
  AnySchedule,
  AnyTransform,
  LeftOut,
} from "../core/definition.js";
import { usage, within } from "../core/errors.js";
import type { Params, ParamValue } from "../core/parameter.js";
import {
  checkValue,
  completeParams,
  findParam,
  kebab,
  printValue,
  unknownParam,
} from "../core/params.js";
import { fold } from "../core/suggest.js";
import type { ParamText, Term } from "./item.js";
import { product } from "./product.js";
import { withoutTuple } from "./tuple.js";
import { valuesOf } from "./values.js";

type Given = Readonly<Record<string, ParamValue>>;

/** A definition with checked values. */
export interface Bound<D> {
  readonly definition: D;
  readonly values: Given;
  /** The parameters that the user wrote, also those at their defaults. */
  readonly stated: readonly string[];
}

/** Every combination of the values that a term gives to the parameters of a definition. */
export function bindAll<
  D extends Pick<AnyDefinition, "id" | "leftOut"> & { readonly params: Params },
>(term: Term, definition: D, params: Params = definition.params): Bound<D>[] {
  const keys = new Set<string>();
  const known = (given: ParamText) => within(given.span, () => !isLeftOut(definition, given));
  const choices = stated(term, definition.id, params)
    .filter(known)
    .map((given) =>
      within(given.span, () => {
        const key = keyOf(definition.id, params, given);
        if (keys.has(key)) throw usage(`${definition.id}: ${kebab(key)} is given twice`);
        keys.add(key);
        return valuesOf(definition.id, key, params[key], given).map((value) =>
          checkValue(definition.id, key, params[key], value),
        );
      }),
    );
  const names = [...keys];
  return product(choices).map((values) => ({
    definition,
    stated: names,
    values: completeParams(
      definition.id,
      params,
      Object.fromEntries(values.map((value, k) => [names[k], value])),
    ),
  }));
}

/** The parameters that a term states, tuples as their parts. */
export function stated(term: Term, owner: string, params: Params): ParamText[] {
  return term.params.flatMap((given) =>
    within(given.span, () => withoutTuple(owner, params, given)),
  );
}

export function keyOf(owner: string, params: Params, given: ParamText): string {
  return keyIfAny(params, given) ?? unknownParam(owner, params, given.key);
}

/** The parameter that a text is about, a flag that it clears among them. */
export function keyIfAny(params: Params, { key: typed, value }: ParamText): string | undefined {
  const key = findParam(params, typed);
  if (key !== undefined) return key;
  const negated = /^no-?(.+)$/i.exec(typed);
  if (value.kind !== "flag" || negated === null) return undefined;
  const flag = findParam(params, negated[1]);
  return flag !== undefined && params[flag].type === "flag" ? flag : undefined;
}

/** What stands after a "+", in its canonical form. */
export function printBound({
  definition,
  values,
}: Bound<AnySchedule | AnyModifier | AnyTransform>): string {
  return print(definition.id, definition.params, values);
}

/** A term with all that the user wrote: the canonical form leaves out what is at its default. */
export function printWritten({ definition, values, stated: keys }: Bound<AnyDefinition>): string {
  return print(definition.id, definition.params, values, {}, keys);
}

/**
 * The name with its non-default parameters in declared order.
 *
 * @param open texts that stand where values are still to be found: intervals
 * @param shown parameters that stand there at their defaults too
 */
export function print(
  id: string,
  params: Params,
  values: Given,
  open: Readonly<Record<string, string>> = {},
  shown: readonly string[] = [],
): string {
  const parts = [id];
  for (const [key, param] of Object.entries(params)) {
    const value = values[key] ?? null;
    if (key in open) parts.push(`${kebab(key)}=${open[key]}`);
    else if (key in values && (shown.includes(key) || !sameValue(value, param.default))) {
      if (param.type === "flag") parts.push(value === true ? kebab(key) : `no-${kebab(key)}`);
      else parts.push(`${kebab(key)}=${printValue(value)}`);
    }
  }
  return parts.join(":");
}

function sameValue(a: ParamValue, b: ParamValue): boolean {
  return (
    a === b || (typeof a === "object" && typeof b === "object" && printValue(a) === printValue(b))
  );
}

interface Owner {
  readonly id: string;
  readonly leftOut?: Readonly<Record<string, LeftOut>>;
}

/**
 * Whether a text is about a parameter that a library has and we have not, at a value at which it
 * changes nothing here.
 *
 * @throws OptbenchError, with the reason why we have it not, where it would change something
 */
function isLeftOut({ id, leftOut = {} }: Owner, given: ParamText): boolean {
  const { value } = given;
  const names = Object.keys(leftOut);
  const find = (typed: string) => names.find((name) => fold(name) === fold(typed));
  const cleared = value.kind === "flag" ? find(given.key.replace(/^no-?/i, "")) : undefined;
  const own = find(given.key);
  const name = own ?? cleared;
  if (name === undefined) return false;
  const text =
    value.kind === "text"
      ? value.text.toLowerCase()
      : String(value.kind === "flag" && own === name);
  const { idle, because } = leftOut[name];
  if (idle === "any" || idle.includes(text)) return true;
  throw usage(`${id}: ${name.replaceAll("_", "-")} = ${text} is not to be had: ${because}`);
}
