import type { AnyModifier } from "../../core/definition.js";
import type { Params } from "../../core/parameter.js";
import { parseInterval } from "../../core/params.js";
import type { Bound } from "../../plan/bind-term.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { ResolvedOptimizer } from "../../plan/resolve.js";
import { boundTo, withValues } from "./candidates.js";
import type { Family } from "./fitted-number.js";
import { decays, differenceOf, withModifierText } from "./neighbours.js";

/** A family, and how its member of some value differs from the method that it is about. */
export interface NamedFamily extends Family {
  readonly difference: (value: number) => string;
}

/** What a method becomes where one of its numbers is another, or where weights decay besides. */
export function familiesOf(own: ResolvedOptimizer, catalogue: Catalogue): NamedFamily[] {
  return [...ofParameters(own), ...ofDecay(own, catalogue)];
}

function ofParameters({ definition, values, after }: ResolvedOptimizer): NamedFamily[] {
  return Object.entries(definition.params as Params).flatMap(([key, param]) => {
    const from = values[key];
    if (key === definition.lrKey || param.type !== "number" || param.integer) return [];
    if (typeof from !== "number") return [];
    return {
      at: (value: number) =>
        withValues(definition, { ...values, [key]: value }, after as Bound<AnyModifier>[]),
      from,
      interval: parseInterval(param.range),
      difference: (value: number) => differenceOf(key, param, value, from),
    };
  });
}

/** Weight decay in a form that the method does not have, in the place of its own. */
function ofDecay(own: ResolvedOptimizer, catalogue: Catalogue): NamedFamily[] {
  const { definition, values, after } = own;
  const decay = catalogue.modifiers.find(({ id }) => id === "weight-decay");
  if (decay === undefined || after.length > 0) return [];
  const [without, said] = decays(own)
    ? [{ ...values, weightDecay: 0 }, " in the place of its own"]
    : [values, ""];
  return ["decoupled", "coupled", "fixed"].map((form) => {
    const boundAt = (rate: number) => boundTo(decay, { rate, form });
    return {
      at: (rate) => withValues(definition, without, [boundAt(rate)]),
      from: 0.01,
      interval: { low: 0, high: 1, includesLow: false, includesHigh: false },
      difference: (rate) => `${withModifierText(boundAt(rate))}${said}`,
    };
  });
}
