import { defineFunction } from "../core/define.js";
import { cube, repeat } from "../core/vector.js";

export const variablyDimensioned = defineFunction({
  id: "variably-dimensioned",
  title: "Variably dimensioned",
  source: {
    ref: "Moré, Garbow & Hillstrom, Testing unconstrained optimization software, ACM TOMS 7 (1981), problem 25",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: "f = Σᵢ (xᵢ − 1)² + s² + s⁴,  s = Σᵢ i (xᵢ − 1), i = 1 … n",
  group: "least squares",
  smoothness: "C-infinity",
  pitfalls:
    "one direction has curvature of order n³ s²: constant learning rates overflow for n ≥ 10",
  dim: { default: 4 },
  start: (n) => Float64Array.from({ length: n }, (_, i) => 1 - (i + 1) / n),
  domain: (n) => cube(-2, 3, n),
  optimum: (n) => ({ value: 0, points: [repeat([1], n)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let q = 0;
      let s = 0;
      for (let i = 0; i < n; i++) {
        q += (x[i] - 1) * (x[i] - 1);
        s += (i + 1) * (x[i] - 1);
      }
      const s2 = s * s;
      for (let i = 0; i < n; i++) g[i] = 2 * (x[i] - 1) + (i + 1) * (2 * s + 4 * s * s2);
      return q + s2 + s2 * s2;
    },
  }),
});
