import { defineFunction } from "../core/define.js";
import { cube, repeat } from "../core/vector.js";

export const huber = defineFunction({
  id: "huber",
  title: "Huber (δ = 1)",
  source: {
    ref: "Huber, Robust estimation of a location parameter, Annals of Mathematical Statistics 35 (1964)",
    url: "https://doi.org/10.1214/aoms/1177703732",
  },
  formula: "f = Σᵢ h(xᵢ),  h(t) = t²/2 where |t| ≤ 1, |t| − ½ elsewhere",
  group: "convex",
  smoothness: "C1 (the second derivative jumps at |xᵢ| = 1)",
  pitfalls: "the gradient is bounded: every component is at most 1, however far the minimiser",
  start: (n) => repeat([-7, 2], n),
  domain: (n) => cube(-10, 10, n),
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let f = 0;
      for (let i = 0; i < n; i++) {
        const t = Math.abs(x[i]);
        f += t <= 1 ? (t * t) / 2 : t - 0.5;
        g[i] = Math.max(-1, Math.min(1, x[i]));
      }
      return f;
    },
  }),
});
