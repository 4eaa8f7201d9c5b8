import { defineFunction } from "../core/define.js";
import { cube, repeat } from "../core/vector.js";

export const isotropic = defineFunction({
  id: "isotropic",
  aliases: ["sphere"],
  title: "Isotropic quadratic (sphere)",
  source: {
    ref: "De Jong, An Analysis of the Behavior of a Class of Genetic Adaptive Systems, PhD thesis, University of Michigan (1975), F1",
  },
  formula: "f = Σᵢ xᵢ²",
  group: "convex",
  smoothness: "C-infinity",
  pitfalls:
    "gradient descent with lr = 1/2 is exact in one step; lr = 1 oscillates for ever, lr > 1 diverges",
  start: (n) => repeat([-7, 2], n),
  domain: (n) => cube(-10, 10, n),
  formulaAt: (n) => (n === 2 ? "f = x² + y²" : undefined),
  largestCurvature: () => 2,
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let f = 0;
      for (let i = 0; i < n; i++) {
        const xi = x[i];
        f += xi * xi;
        g[i] = 2 * xi;
      }
      return f;
    },
    hessianVector(_x, v, out) {
      for (let i = 0; i < n; i++) out[i] = 2 * v[i];
    },
  }),
});
