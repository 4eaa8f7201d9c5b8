import { defineFunction } from "../core/define.js";
import { cube } from "../core/vector.js";

export const saddle = defineFunction({
  id: "saddle",
  title: "Saddle with two minima",
  source: {
    ref: "optbench; the same quartic in Nesterov, Introductory Lectures on Convex Optimization (2004), example 1.2.2",
  },
  formula: "f = x²/2 + y⁴/4 − y²/2",
  group: "small traps",
  smoothness: "C-infinity",
  pitfalls:
    "on y = 0 the gradient leads exactly into the saddle at the origin: from (1, 0) to stall at f = 0 is the right outcome",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(1, 0.001),
  domain: (n) => cube(-2, 2, n),
  optimum: () => ({ value: -0.25, points: [Float64Array.of(0, 1), Float64Array.of(0, -1)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const x = p[0];
      const y = p[1];
      const y2 = y * y;
      g[0] = x;
      g[1] = y * (y2 - 1);
      return (x * x) / 2 + (y2 * y2) / 4 - y2 / 2;
    },
  }),
});
