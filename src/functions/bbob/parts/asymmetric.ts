import { ln, pow } from "../../../core/math.js";
import type { Part } from "./composed.js";

/** T_asy^β: zᵢ = xᵢ^(1 + β i/(n−1) √xᵢ) where xᵢ > 0, else xᵢ. Its slope at 0 is 1 on both sides. */
export function asymmetric(beta: number, n: number): Part {
  const slopes = new Float64Array(n);
  return {
    map(x, z) {
      const slope = slopes;
      for (let i = 0; i < n; i++) {
        const xi = x[i];
        if (xi > 0) {
          const b = (beta * i) / (n - 1);
          const root = Math.sqrt(xi);
          const zi = pow(xi, 1 + b * root);
          z[i] = zi;
          slope[i] = zi * ((1 + b * root) / xi + (b * ln(xi)) / (2 * root));
        } else {
          z[i] = xi;
          slope[i] = 1;
        }
      }
    },
    pull(g, out) {
      const slope = slopes;
      for (let i = 0; i < slope.length; i++) out[i] = slope[i] * g[i];
    },
  };
}
