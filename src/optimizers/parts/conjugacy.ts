import type { Vec } from "../../core/types.js";
import { dot } from "../../core/vector.js";

/** Fletcher–Reeves, Polak–Ribière with β ≥ 0, Hestenes–Stiefel, Dai–Yuan. */
export const CONJUGACIES = ["fr", "pr-plus", "hs", "dy"] as const;

/**
 * β, how much of the last direction d the next one keeps (Nocedal & Wright, Numerical Optimization,
 * eqs. 5.41–5.49). `g` and `before` are the gradients after and before the step along `d`.
 */
export function conjugacy(form: (typeof CONJUGACIES)[number], g: Vec, before: Vec, d: Vec): number {
  let gg = 0;
  let gy = 0;
  let dy = 0;
  for (let i = 0; i < g.length; i++) {
    gg += g[i] * g[i];
    gy += g[i] * (g[i] - before[i]);
    dy += d[i] * (g[i] - before[i]);
  }
  if (form === "fr") return gg / dot(before, before);
  if (form === "pr-plus") return Math.max(0, gy / dot(before, before));
  return (form === "hs" ? gy : gg) / dy;
}

/**
 * Whether g is far from orthogonal to the gradient before, as no two are where f is quadratic: then
 * d = −g is better (Powell, Mathematical Programming 12, 1977).
 */
export function isFarFromConjugate(g: Vec, before: Vec): boolean {
  return Math.abs(dot(g, before)) >= 0.2 * dot(g, g);
}
