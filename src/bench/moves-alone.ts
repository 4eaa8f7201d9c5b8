import { couplingOf } from "../run/coupling.js";
import type { ResolvedOptimizer } from "../plan/resolve.js";
import { baseRate, bindOptimizer } from "./bind.js";
import { builtins } from "./builtins.js";

/** What a trial has found, by the name of the optimizer with its values. */
const found = new WeakMap<object, Map<string, boolean>>();

/**
 * Whether an optimizer that says it is coordinate-wise is so. What ships is taken at its word, which
 * the laws hold it to; of others a trial is made, for it may be true for some values alone.
 */
export function movesAlone(optimizer: ResolvedOptimizer): boolean {
  const { definition, after, id } = optimizer;
  const { optimizers, modifiers } = builtins();
  const isOurs =
    optimizers.includes(definition) &&
    after.every(
      (bound) => bound.definition.kind !== "modifier" || modifiers.includes(bound.definition),
    );
  if (isOurs) return true;
  let known = found.get(definition);
  if (known === undefined) found.set(definition, (known = new Map<string, boolean>()));
  let moves = known.get(id);
  if (moves === undefined) known.set(id, (moves = triesAlone(optimizer)));
  return moves;
}

function triesAlone(optimizer: ResolvedOptimizer): boolean {
  try {
    const make: Parameters<typeof couplingOf>[0] = (dim, oracle) =>
      bindOptimizer(optimizer, dim, oracle);
    return couplingOf(make, baseRate(optimizer)) === null;
  } catch {
    // the case itself reports what is wrong
    return false;
  }
}
