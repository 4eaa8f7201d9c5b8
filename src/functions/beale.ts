import { defineFunction } from "../core/define.js";
import { cube } from "../core/vector.js";

export const beale = defineFunction({
  id: "beale",
  title: "Beale",
  source: {
    ref: "Beale, On an iterative method for finding a local minimum of a function of more than one variable, Princeton University (1958); problem 5 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: "f = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²",
  group: "valleys",
  smoothness: "C-infinity",
  pitfalls:
    "∂f/∂x = 0 at the start, on the flat line y = 1; a false valley x(1 − y) ≈ 0.991, |x| → ∞ leads to f → 0.452",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(1, 1),
  domain: (n) => cube(-4.5, 4.5, n),
  optimum: () => ({ value: 0, points: [Float64Array.of(3, 0.5)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const x = p[0];
      const y = p[1];
      const y2 = y * y;
      const y3 = y2 * y;
      const r1 = 1.5 - x + x * y;
      const r2 = 2.25 - x + x * y2;
      const r3 = 2.625 - x + (x === 0 ? 0 : x * y3); // y³ may overflow
      g[0] = 2 * (r1 * (y - 1) + r2 * (y2 - 1) + r3 * (y3 - 1));
      g[1] = 2 * x * (r1 + 2 * r2 * y + 3 * r3 * y2);
      return r1 * r1 + r2 * r2 + r3 * r3;
    },
    hessianVector(p, v, out) {
      const x = p[0];
      const y = p[1];
      const y2 = y * y;
      const y3 = y2 * y;
      const r1 = 1.5 - x + x * y;
      const r2 = 2.25 - x + x * y2;
      const r3 = 2.625 - x + x * y3;
      const xx = (y - 1) * (y - 1) + (y2 - 1) * (y2 - 1) + (y3 - 1) * (y3 - 1);
      const xy = r1 + 2 * r2 * y + 3 * r3 * y2 + x * (y - 1 + 2 * y * (y2 - 1) + 3 * y2 * (y3 - 1));
      const yy = 2 * x * r2 + 6 * x * y * r3 + x * x * (1 + 4 * y2 + 9 * y2 * y2);
      out[0] = 2 * (xx * v[0] + xy * v[1]);
      out[1] = 2 * (xy * v[0] + yy * v[1]);
    },
  }),
});
