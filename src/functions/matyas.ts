import { defineFunction } from "../core/define.js";
import { cube } from "../core/vector.js";

export const matyas = defineFunction({
  id: "matyas",
  title: "Matyas",
  source: {
    ref: "Jamil & Yang, A literature survey of benchmark functions for global optimisation problems (2013); Surjanovic & Bingham, Virtual Library of Simulation Experiments, Matyas Function",
    url: "https://www.sfu.ca/~ssurjano/matya.html",
  },
  formula: "f = 0.26 (x² + y²) − 0.48 xy",
  group: "convex",
  smoothness: "C-infinity",
  pitfalls:
    "the start lies on the steep axis y = −x; starts such as (8, 9) show the flat one, y = x",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(-3, 3),
  domain: (n) => cube(-10, 10, n),
  largestCurvature: () => 1,
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const x = p[0];
      const y = p[1];
      g[0] = 0.52 * x - 0.48 * y;
      g[1] = 0.52 * y - 0.48 * x;
      return 0.26 * (x * x + y * y) - 0.48 * x * y;
    },
    hessianVector(_p, v, out) {
      out[0] = 0.52 * v[0] - 0.48 * v[1];
      out[1] = 0.52 * v[1] - 0.48 * v[0];
    },
  }),
});
