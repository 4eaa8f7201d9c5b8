import type { AnyModifier, AnyOptimizer, AnySchedule } from "../core/definition.js";
import type { ParamValue } from "../core/parameter.js";
import { completeParams } from "../core/params.js";
import type { Given, ParamRow, Row } from "./dialect.js";
import { camel, find, isIdle, split, toOf } from "./param-row.js";

/** A library's values as ours. */
export interface Translated {
  /** Of the target, complete and checked. */
  readonly own: Given;
  /** Modifiers to put around, innermost first. */
  readonly around: readonly { readonly modifier: AnyModifier; readonly given: Given }[];
  /** The learning rate that a schedule brings. */
  readonly base: number | null;
}

/** What the rows of a row's parameters have come to so far. */
interface Draft {
  readonly own: Record<string, ParamValue>;
  readonly around: Map<string, Record<string, ParamValue>>;
  base: number | null;
}

/** The values of a row's parameters, under the library's names, as those of its target. */
export function translate(
  row: Row,
  values: Given,
  target: AnyOptimizer | AnySchedule,
  modifiers: readonly AnyModifier[],
): Translated {
  const draft: Draft = { own: { ...row.set }, around: new Map(), base: null };
  for (const [name, spec] of Object.entries(row.params)) {
    take(draft, row, spec, values[camel(name)]);
  }
  return {
    own: completeParams(target.id, target.params, draft.own),
    around: [...draft.around].map(([id, given]) => ({ modifier: find(modifiers, id), given })),
    base: draft.base,
  };
}

function take(draft: Draft, row: Row, spec: ParamRow, value: ParamValue): void {
  const { own, around } = draft;
  const to = toOf(spec);
  if (to !== null) {
    const [modifier, key] = split(to);
    if (modifier === null) own[key] = value;
    else if (!isIdle(value)) {
      const before = around.get(modifier) ?? row.modifiers?.[modifier];
      around.set(modifier, { ...before, [key]: value });
    }
  } else if (typeof spec === "object" && "means" in spec) {
    for (const [meaning, meant] of Object.entries(spec.means[String(value)])) {
      const [modifier, key] = split(meaning);
      if (modifier === null) own[key] = meant;
      else Object.assign(around.get(modifier) ?? {}, { [key]: meant });
    }
  } else if (typeof spec === "object" && "base" in spec) {
    draft.base = value as number | null;
  } else if (typeof spec === "object" && "of" in spec) {
    const [modifier, key] = split(spec.of);
    Object.assign(around.get(modifier!) ?? {}, { [key]: value });
  } else if (typeof spec === "object" && "flag" in spec && value === true) {
    around.set(spec.flag, { ...row.modifiers?.[spec.flag] });
  }
}
