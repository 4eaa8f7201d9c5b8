import { cos, exp, ln, sin } from "../../../core/math.js";
import type { Part } from "./composed.js";

/** T_osz of each coordinate: ripples that grow and shrink with it, so that nothing is quite smooth at 0. */
export function oscillated(n: number): Part {
  const slopes = new Float64Array(n);
  return {
    map(x, z) {
      const slope = slopes;
      for (let i = 0; i < slope.length; i++) {
        z[i] = oscillate(x[i]);
        slope[i] = oscillationSlope(x[i], z[i]);
      }
    },
    pull(g, out) {
      const slope = slopes;
      for (let i = 0; i < slope.length; i++) out[i] = slope[i] * g[i];
    },
  };
}

/** T_osz(x) = sign x · exp(l + 0.049 (sin c₁l + sin c₂l)), l = ln |x|. */
export function oscillate(x: number): number {
  if (x === 0) return 0;
  const l = ln(Math.abs(x));
  const ripples = x > 0 ? sin(10 * l) + sin(7.9 * l) : sin(5.5 * l) + sin(3.1 * l);
  return Math.sign(x) * exp(l + 0.049 * ripples);
}

/**
 * T_osz′(x), `t` being T_osz(x); between 0.1 and 2.1. At 0 there is no derivative, since T_osz(x)/x goes
 * to and fro: it counts as 1.
 */
export function oscillationSlope(x: number, t: number): number {
  if (x === 0) return 1;
  const l = ln(Math.abs(x));
  const ripples =
    x > 0 ? 10 * cos(10 * l) + 7.9 * cos(7.9 * l) : 5.5 * cos(5.5 * l) + 3.1 * cos(3.1 * l);
  return (t / x) * (1 + 0.049 * ripples);
}
