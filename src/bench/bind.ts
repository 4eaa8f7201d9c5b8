import type { AnyModifier, AnySchedule } from "../core/definition.js";
import { streamsOf, type Streams } from "../core/random.js";
import { searchesWith } from "../core/searches-with.js";
import { differentiable } from "../run/differences.js";
import type { Objective, Optimizer, Oracle, Schedule } from "../core/types.js";
import type { Bound } from "../plan/bind-term.js";
import type { ResolvedFunction, ResolvedOptimizer } from "../plan/resolve.js";
import { modifiedLineSearch } from "./modified-line-search.js";
import { chainedSchedules } from "./chained-schedules.js";
import { checkMade } from "./check-made.js";

/** The objective of a resolved function, its transforms included. */
export function bindFunction(
  { definition, dim, values, see }: ResolvedFunction,
  streams: Streams = streamsOf(1, ""),
): Objective {
  const plain = differentiable(definition.create(dim, values));
  return see === undefined ? plain : see(plain, streams);
}

/** The method with its modifiers around it, the first written innermost. */
export function bindOptimizer(
  { definition, values, after }: ResolvedOptimizer,
  dim: number,
  oracle: Oracle,
): Optimizer {
  const modifiers = after.filter(isModifier);
  if (modifiers.length > 0 && searchesWith(definition, values))
    return modifiedLineSearch({ definition, values }, modifiers, dim, oracle);
  const inner = checkMade(
    definition.create(dim, values, oracle),
    `create() of ${definition.id}`,
    dim,
  );
  return modifiers.reduce((optimizer, bound) => {
    const wrapped = bound.definition.wrap(optimizer, dim, bound.values, oracle);
    return checkMade(wrapped, `wrap() of ${bound.definition.id}`, dim);
  }, inner);
}

function isModifier(bound: Bound<AnySchedule | AnyModifier>): bound is Bound<AnyModifier> {
  return bound.definition.kind === "modifier";
}

/** The learning rate before any schedule; 1 for a method that has none. */
export function baseRate({ definition, values }: ResolvedOptimizer): number {
  return definition.lrKey === null ? 1 : (values[definition.lrKey] as number);
}

/**
 * The schedules as one, null where there is none. Several make a chain. One that joins takes the
 * place of those before it.
 */
export function bindSchedule(
  optimizer: ResolvedOptimizer,
  iterations: number | null,
): Schedule | null {
  const base = baseRate(optimizer);
  let schedules: Schedule[] = [];
  for (const { definition, values } of optimizer.after) {
    if (definition.kind !== "schedule") continue;
    if (definition.join !== undefined) schedules = [definition.join(schedules, values)];
    else schedules.push(definition.create(base, values, iterations));
    if (typeof schedules.at(-1)?.rate !== "function") {
      throw new Error(`create() of ${definition.id} gives nothing with a rate()`);
    }
  }
  return schedules.length <= 1 ? (schedules[0] ?? null) : chainedSchedules(base, schedules);
}
