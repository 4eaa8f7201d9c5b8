import { defineFunction } from "../core/define.js";
import { cube, repeat } from "../core/vector.js";

export const dixonPrice = defineFunction({
  id: "dixon-price",
  title: "Dixon-Price",
  source: {
    ref: "Dixon & Price, The truncated Newton method for sparse unconstrained optimisation using automatic differentiation, Journal of Optimization Theory and Applications 60 (1989)",
    url: "https://www.sfu.ca/~ssurjano/dixonpr.html",
  },
  formula: "f = (x₁ − 1)² + Σᵢ i (2xᵢ² − xᵢ₋₁)², i = 2 … n",
  group: "valleys",
  smoothness: "C-infinity",
  pitfalls:
    "two minimisers, which differ in the sign of xₙ; from n = 3 on (1/3, 0, …, 0) with f = 2/3 is stationary",
  dim: { min: 2 },
  start: (n) => repeat([1], n),
  domain: (n) => cube(-10, 10, n),
  optimum(n) {
    const point = repeat([1], n);
    for (let i = 1; i < n; i++) point[i] = Math.sqrt(point[i - 1] / 2);
    const mirrored = point.slice();
    mirrored[n - 1] *= -1;
    return { value: 0, points: [point, mirrored] };
  },
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let f = (x[0] - 1) * (x[0] - 1);
      g[0] = 2 * (x[0] - 1);
      for (let i = 1; i < n; i++) {
        const r = 2 * x[i] * x[i] - x[i - 1];
        f += (i + 1) * r * r;
        g[i - 1] -= 2 * (i + 1) * r;
        g[i] = 8 * (i + 1) * x[i] * r;
      }
      return f;
    },
  }),
});
