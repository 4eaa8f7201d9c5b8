import type { Objective } from "./types.js";

/** What a transform shows of `inner`: a call of it costs what one of `inner` costs, unless it says otherwise. */
export function atPriceOf(inner: Objective, seen: Objective): Objective {
  const { evaluationsPerCall } = inner;
  if (evaluationsPerCall === undefined || seen.evaluationsPerCall !== undefined) return seen;
  const { dim, exact } = seen;
  const product = seen.hessianVector?.bind(seen);
  return {
    dim,
    evaluationsPerCall,
    valueAndGradient: (x, g) => seen.valueAndGradient(x, g),
    ...(product && { hessianVector: product }),
    ...(exact && { exact }),
  };
}
