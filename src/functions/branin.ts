import { defineFunction } from "../core/define.js";
import { cos, sin } from "../core/math.js";

const a = 5.1 / (4 * Math.PI * Math.PI);
const b = 5 / Math.PI;
const c = 10 * (1 - 1 / (8 * Math.PI));

export const branin = defineFunction({
  id: "branin",
  title: "Branin",
  source: {
    ref: "Branin, Widely convergent method for finding multiple solutions of simultaneous nonlinear equations, IBM Journal of Research and Development 16 (1972); Dixon & Szegö (eds), Towards Global Optimisation 2 (1978)",
    url: "https://www.sfu.ca/~ssurjano/branin.html",
  },
  formula: "f = (y − 5.1/(4π²) x² + 5/π x − 6)² + 10 (1 − 1/(8π)) cos x + 10",
  group: "multimodal",
  smoothness: "C-infinity",
  pitfalls:
    "three global minimisers in the box, and equal ones outside it at every odd multiple of π; the often printed f* = 0.397887 is 3.6e-7 too low",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(2.5, 7.5),
  domain: () => ({ lower: Float64Array.of(-5, 0), upper: Float64Array.of(10, 15) }),
  // 5/(4π)
  optimum: () => ({
    value: 0.3978873577297383,
    points: [
      Float64Array.of(-Math.PI, 12.275),
      Float64Array.of(Math.PI, 2.275),
      Float64Array.of(9.42477796076938, 2.475),
    ],
  }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const x = p[0];
      const r = p[1] - a * x * x + b * x - 6;
      g[0] = 2 * r * (b - 2 * a * x) - c * sin(x);
      g[1] = 2 * r;
      return r * r + c * cos(x) + 10;
    },
  }),
});
