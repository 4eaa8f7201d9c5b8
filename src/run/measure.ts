import type { Optimum, Vec } from "../core/types.js";
import { distance, safeNorm } from "../core/vector.js";
import type { Metric } from "./types.js";

/** The metric that can be measured: f* or the minimisers may be unknown. */
export function usableMetric(asked: Metric, optimum: Optimum | null): Metric {
  if (asked === "gap" && optimum === null) return "gradient";
  if (asked === "distance" && (optimum === null || optimum.points.length === 0)) return "gradient";
  return asked;
}

/** The metric at a point with value `f` and gradient `g`. */
export function measure(
  metric: Metric,
  optimum: Optimum | null,
  x: Vec,
  f: number,
  g: Vec,
): number {
  if (metric === "gap") return f - optimum!.value;
  if (metric === "gradient") return safeNorm(g);
  let nearest = Infinity;
  for (let k = 0; k < optimum!.points.length; k++) {
    const d = distance(x, optimum!.points[k]);
    // written so that NaN is kept: an iterate that is not finite is near nothing
    if (!(d >= nearest)) nearest = d;
  }
  return nearest;
}
