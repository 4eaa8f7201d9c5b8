import { defineFunction } from "../core/define.js";
import { cube } from "../core/vector.js";

export const goldsteinPrice = defineFunction({
  id: "goldstein-price",
  title: "Goldstein-Price",
  source: {
    ref: "Goldstein & Price, On descent from local minima, Mathematics of Computation 25 (1971)",
    url: "https://www.sfu.ca/~ssurjano/goldpr.html",
  },
  formula: `f = A B
A = 1 + (x + y + 1)² (19 − 14x + 3x² − 14y + 6xy + 3y²)
B = 30 + (2x − 3y)² (18 − 32x + 12x² + 48y − 36xy + 27y²)`,
  group: "multimodal",
  smoothness: "C-infinity",
  pitfalls:
    "gradients up to 1e7 in the box ask for lr ≈ 1e-5; local minima f = 30 at (−0.6, −0.4), 84 and 840",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(0.5, -0.25),
  domain: (n) => cube(-2, 2, n),
  optimum: () => ({ value: 3, points: [Float64Array.of(0, -1)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const x = p[0];
      const y = p[1];
      const s = x + y + 1;
      const d = 2 * x - 3 * y;
      const P = 19 - 14 * x + 3 * x * x - 14 * y + 6 * x * y + 3 * y * y;
      const Q = 18 - 32 * x + 12 * x * x + 48 * y - 36 * x * y + 27 * y * y;
      const A = 1 + s * s * P;
      const B = 30 + d * d * Q;
      // A depends on x + y alone, so that A_x = A_y
      const Axy = 2 * s * P + s * s * (6 * (x + y) - 14);
      const Bx = 4 * d * Q + d * d * (24 * x - 36 * y - 32);
      const By = -6 * d * Q + d * d * (54 * y - 36 * x + 48);
      g[0] = Axy * B + A * Bx;
      g[1] = Axy * B + A * By;
      return A * B;
    },
  }),
});
