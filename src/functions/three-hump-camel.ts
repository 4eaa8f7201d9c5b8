import { defineFunction } from "../core/define.js";
import { cube } from "../core/vector.js";

export const threeHumpCamel = defineFunction({
  id: "three-hump-camel",
  title: "Three-hump camel",
  source: {
    ref: "Dixon & Szegö (eds), Towards Global Optimisation 2 (1978); Surjanovic & Bingham, Virtual Library of Simulation Experiments, Three-Hump Camel Function",
    url: "https://www.sfu.ca/~ssurjano/camel3.html",
  },
  formula: "f = 2x² − 1.05x⁴ + x⁶/6 + xy + y²",
  group: "multimodal",
  smoothness: "C-infinity",
  pitfalls: "two local minima with f = 0.2986 at ±(1.7476, −0.8738)",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(1, 1),
  domain: (n) => cube(-5, 5, n),
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const x = p[0];
      const y = p[1];
      const x2 = x * x;
      g[0] = x * (4 + x2 * (x2 - 4.2)) + y;
      g[1] = x + 2 * y;
      return x2 * (2 + x2 * (x2 / 6 - 1.05)) + x * y + y * y;
    },
  }),
});
