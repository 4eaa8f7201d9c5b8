import { defineFunction } from "../core/define.js";
import { cube, repeat } from "../core/vector.js";

export const pseudoHuber = defineFunction({
  id: "pseudo-huber",
  title: "Pseudo-Huber (δ = 1)",
  source: {
    ref: "Charbonnier, Blanc-Féraud, Aubert & Barlaud, Two deterministic half-quadratic regularization algorithms for computed imaging, ICIP 1994",
    url: "https://doi.org/10.1109/ICIP.1994.413553",
  },
  formula: "f = Σᵢ (√(1 + xᵢ²) − 1)",
  group: "convex",
  smoothness: "C-infinity",
  pitfalls: "the gradient is bounded: every component is below 1, however far the minimiser",
  start: (n) => repeat([-7, 2], n),
  domain: (n) => cube(-10, 10, n),
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let f = 0;
      for (let i = 0; i < n; i++) {
        const t = Math.abs(x[i]);
        // far away t² would overflow where √(1 + t²) does not
        const s = t <= 1 ? Math.sqrt(1 + t * t) : t * Math.sqrt(1 + 1 / t / t);
        // √(1 + t²) − 1 without its cancellation near 0
        f += t * (t / (s + 1));
        g[i] = x[i] / s;
      }
      return f;
    },
  }),
});
