import { choice } from "../../core/define.js";
import type { Vec } from "../../core/types.js";
import { dot, maxNorm } from "../../core/vector.js";

/** How long the first step along −∇f is thought to be. */
export const firstTrials = choice({
  values: ["relative", "taxicab"],
  default: "relative",
  doc: "along −g: 0.01·‖x‖∞/‖g‖∞, whatever the scale; or at first min(1, 1/‖g‖₁)",
});

/** ψ₀ of Hager & Zhang. */
const SHARE = 0.01;

/**
 * The first trial a along −g from x, where f is `f`, whatever the scale of f and x: step I0 of Hager &
 * Zhang (SIAM J. Optim. 16, 2005). At x = 0 with f = 0 they have a = 1, which depends on the scale:
 * here ‖a·g‖∞ = 1.
 */
export function relativeTrial(x: Vec, f: number, g: Vec): number {
  const reach = maxNorm(x);
  const blind = f === 0 ? 1 / maxNorm(g) : (SHARE * Math.abs(f)) / dot(g, g);
  const trial = reach > 0 ? (SHARE * reach) / maxNorm(g) : blind;
  // where g all but underflows
  return Math.min(trial, Number.MAX_VALUE);
}
