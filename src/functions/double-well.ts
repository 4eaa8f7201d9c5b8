import { defineFunction } from "../core/define.js";
import { cube } from "../core/vector.js";

export const doubleWell = defineFunction({
  id: "double-well",
  title: "Tilted double well",
  source: { ref: "optbench" },
  formula: "f = x⁴/4 − x² + x/2",
  group: "small traps",
  smoothness: "C-infinity",
  pitfalls:
    "local minimum f = −0.3276 at x = 1.2670: from 2.5 with lr = 0.02 gradient descent ends there, heavy ball with β = 0.9 passes over",
  dim: { min: 1, max: 1, default: 1 },
  start: () => Float64Array.of(2.5),
  domain: (n) => cube(-3, 3, n),
  optimum: () => ({ value: -1.7359932657120272, points: [Float64Array.of(-1.5256871208655185)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const x = p[0];
      g[0] = x * x * x - 2 * x + 0.5;
      return (x * x * x * x) / 4 - x * x + x / 2;
    },
  }),
});
