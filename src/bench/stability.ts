import type { ResolvedFunction, ResolvedOptimizer } from "../plan/resolve.js";

/** Up to which constant learning rate a method is stable on a quadratic: `factor`/`curvature`. */
export interface StabilityLimit {
  readonly lr: number;
  readonly factor: number;
  readonly curvature: number;
}

/**
 * The limit that a method's learning rate is above; null where it is not, or where no limit is known:
 * on what is not a plain quadratic, for other methods than gradient descent and its kin, and where a
 * modifier or a schedule changes the step.
 */
export function limitExceeded(
  { definition: method, values, after }: ResolvedOptimizer,
  { definition: fn, values: parameters, dim, see }: ResolvedFunction,
): StabilityLimit | null {
  const lr = method.lrKey === null ? undefined : values[method.lrKey];
  if (typeof lr !== "number" || after.length > 0 || see !== undefined) return null;
  const factor = method.stability?.(values) ?? null;
  const curvature = fn.largestCurvature?.(dim, parameters);
  if (factor === null || curvature === undefined) return null;
  return lr > factor / curvature ? { lr, factor, curvature } : null;
}
