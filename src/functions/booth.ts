import { defineFunction } from "../core/define.js";
import { cube } from "../core/vector.js";

export const booth = defineFunction({
  id: "booth",
  title: "Booth",
  source: {
    ref: "Jamil & Yang, A literature survey of benchmark functions for global optimisation problems (2013); Surjanovic & Bingham, Virtual Library of Simulation Experiments, Booth Function",
    url: "https://www.sfu.ca/~ssurjano/booth.html",
  },
  formula: "f = (x + 2y − 7)² + (2x + y − 5)²",
  group: "convex",
  smoothness: "C-infinity",
  pitfalls: "curvatures 2 and 18: gradient descent diverges for lr > 1/9",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(-9, -9),
  domain: (n) => cube(-10, 10, n),
  largestCurvature: () => 18,
  optimum: () => ({ value: 0, points: [Float64Array.of(1, 3)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const a = p[0] + 2 * p[1] - 7;
      const b = 2 * p[0] + p[1] - 5;
      g[0] = 2 * a + 4 * b;
      g[1] = 4 * a + 2 * b;
      return a * a + b * b;
    },
    hessianVector(_p, v, out) {
      out[0] = 10 * v[0] + 8 * v[1];
      out[1] = 8 * v[0] + 10 * v[1];
    },
  }),
});
