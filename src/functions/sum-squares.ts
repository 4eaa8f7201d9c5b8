import { defineFunction } from "../core/define.js";
import { cube, repeat } from "../core/vector.js";

export const sumSquares = defineFunction({
  id: "sum-squares",
  title: "Sum of squares (axis-parallel hyper-ellipsoid)",
  source: {
    ref: "Surjanovic & Bingham, Virtual Library of Simulation Experiments, Sum Squares Function",
    url: "https://www.sfu.ca/~ssurjano/sumsqu.html",
  },
  formula: "f = Σᵢ i xᵢ², i = 1 … n",
  group: "convex",
  smoothness: "C-infinity",
  pitfalls: "the condition number is n, L = 2n",
  start: (n) => repeat([-7, 2], n),
  domain: (n) => cube(-10, 10, n),
  formulaAt: (n) => (n === 2 ? "f = x² + 2y²" : undefined),
  largestCurvature: (n) => 2 * n,
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let f = 0;
      for (let i = 0; i < n; i++) {
        const xi = x[i];
        f += (i + 1) * xi * xi;
        g[i] = 2 * (i + 1) * xi;
      }
      return f;
    },
    hessianVector(_x, v, out) {
      for (let i = 0; i < n; i++) out[i] = 2 * (i + 1) * v[i];
    },
  }),
});
