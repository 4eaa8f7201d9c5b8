import { pow } from "../../../core/math.js";
import type { Vec } from "../../../core/types.js";
import type { Raw } from "./composed.js";

/** Σᵢ weightsᵢ zᵢ². */
export function weightedSquares(weights: Vec): Raw {
  return (z, g) => {
    const w = weights;
    let f = 0;
    for (let i = 0; i < w.length; i++) {
      const wz = w[i] * z[i];
      f += wz * z[i];
      g[i] = 2 * wz;
    }
    return f;
  };
}

/** 10^(6i/(n−1)), i = 0 … n−1: an ellipsoid's weights, of condition number 1e6. */
export function ellipsoidWeights(n: number): Vec {
  return Float64Array.from({ length: n }, (_, i) => pow(10, (6 * i) / (n - 1)));
}
