import type { Box, Optimum, Vec } from "../core/types.js";
import { distance, safeNorm } from "../core/vector.js";
import type { Metric } from "./types.js";

/** The metric that can be measured: f* or the minimisers may be unknown. */
export function usableMetric(asked: Metric, optimum: Optimum | null): Metric {
  if (asked === "gap" && optimum === null) return "gradient";
  if (asked === "distance" && (optimum === null || optimum.points.length === 0)) return "gradient";
  return asked;
}

/**
 * The metric at a point with value `f` and gradient `g`.
 *
 * @param bounds where x is kept; null for no bounds
 */
export function measure(
  metric: Metric,
  optimum: Optimum | null,
  x: Vec,
  f: number,
  g: Vec,
  bounds: Box | null = null,
): number {
  if (metric === "gap") return f - optimum!.value;
  if (metric === "gradient") return slopeAt(x, g, bounds);
  let nearest = Infinity;
  for (let k = 0; k < optimum!.points.length; k++) {
    const d = distance(x, optimum!.points[k]);
    // written so that NaN is kept: an iterate that is not finite is near nothing
    if (!(d >= nearest)) nearest = d;
  }
  return nearest;
}

/** ‖∇f‖₂; within bounds ‖x − P(x − ∇f)‖₂, P being the projection onto them. */
export function slopeAt(x: Vec, g: Vec, bounds: Box | null = null): number {
  if (bounds === null) return safeNorm(g);
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const way = wayInside(x[i], g[i], bounds.lower[i], bounds.upper[i]);
    sum += way * way;
  }
  return Math.sqrt(sum);
}

/** xᵢ − P(xᵢ − gᵢ): all of gᵢ, without rounding, where that stays inside. */
function wayInside(x: number, g: number, lower: number, upper: number): number {
  const to = x - g;
  return to < lower ? x - lower : to > upper ? x - upper : g;
}
