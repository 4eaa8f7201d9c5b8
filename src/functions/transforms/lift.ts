import type { Objective } from "../../core/types.js";

/**
 * A view of an objective, and of the exact one beside it where that is noisy: what a transform
 * without noise of its own returns.
 */
export function lift(inner: Objective, view: (of: Objective) => Objective): Objective {
  const seen = view(inner);
  return inner.exact === undefined ? seen : { ...seen, exact: view(inner.exact) };
}
