import { defineFunction } from "../core/define.js";
import { cos } from "../core/math.js";
import { cube } from "../core/vector.js";

export const nesterovChain = defineFunction({
  id: "nesterov-chain",
  title: "Nesterov's worst-case quadratic (L = 1)",
  source: {
    ref: "Nesterov, Introductory Lectures on Convex Optimization (2004), section 2.1.2, f_k with k = n, L = 1",
  },
  formula: "f = ¼ [½ (x₁² + Σᵢ (xᵢ − xᵢ₊₁)² + xₙ²) − x₁]",
  group: "convex",
  smoothness: "C-infinity",
  pitfalls:
    "after t steps from 0 only the first t coordinates can be non-zero, whatever the first-order method",
  dim: { default: 10 },
  start: (n) => new Float64Array(n),
  domain: (n) => cube(-10, 10, n),
  largestCurvature: (n) => (1 + cos(Math.PI / (n + 1))) / 2,
  optimum: (n) => ({
    value: -n / (8 * (n + 1)),
    points: [Float64Array.from({ length: n }, (_, i) => (n - i) / (n + 1))],
  }),
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      // the chain x₀ = 0, x₁, …, xₙ, xₙ₊₁ = 0 has n + 1 links
      let links = 0;
      let before = 0;
      for (let i = 0; i < n; i++) {
        const after = i < n - 1 ? x[i + 1] : 0;
        links += (x[i] - before) * (x[i] - before);
        g[i] = (2 * x[i] - before - after) / 4;
        before = x[i];
      }
      g[0] -= 0.25;
      return ((links + before * before) / 2 - x[0]) / 4;
    },
    hessianVector(_x, v, out) {
      for (let i = 0; i < n; i++) {
        const before = i > 0 ? v[i - 1] : 0;
        const after = i < n - 1 ? v[i + 1] : 0;
        out[i] = (2 * v[i] - before - after) / 4;
      }
    },
  }),
});
