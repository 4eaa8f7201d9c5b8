import { defineFunction } from "../core/define.js";

export const sixHumpCamel = defineFunction({
  id: "six-hump-camel",
  title: "Six-hump camel",
  source: {
    ref: "Dixon & Szegö (eds), Towards Global Optimisation 2 (1978); Surjanovic & Bingham, Virtual Library of Simulation Experiments, Six-Hump Camel Function",
    url: "https://www.sfu.ca/~ssurjano/camel6.html",
  },
  formula: "f = (4 − 2.1x² + x⁴/3) x² + xy + (4y² − 4) y²",
  group: "multimodal",
  smoothness: "C-infinity",
  pitfalls: "two global and four local minima; the origin is a saddle with zero gradient",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(1, 1),
  domain: () => ({ lower: Float64Array.of(-3, -2), upper: Float64Array.of(3, 2) }),
  optimum: () => ({
    value: -1.0316284534898774,
    points: [
      Float64Array.of(0.08984201310031806, -0.7126564030207396),
      Float64Array.of(-0.08984201310031806, 0.7126564030207396),
    ],
  }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const x = p[0];
      const y = p[1];
      const x2 = x * x;
      const y2 = y * y;
      g[0] = x * (8 + x2 * (2 * x2 - 8.4)) + y;
      g[1] = x + y * (16 * y2 - 8);
      return (4 - 2.1 * x2 + (x2 * x2) / 3) * x2 + x * y + (4 * y2 - 4) * y2;
    },
  }),
});
