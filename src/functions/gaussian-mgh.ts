import { defineFunction } from "../core/define.js";
import { exp } from "../core/math.js";

const Y = [
  0.0009, 0.0044, 0.0175, 0.054, 0.1295, 0.242, 0.3521, 0.3989, 0.3521, 0.242, 0.1295, 0.054,
  0.0175, 0.0044, 0.0009,
];

export const gaussianMgh = defineFunction({
  id: "gaussian-mgh",
  title: "Gaussian fit",
  source: {
    ref: "Moré, Garbow & Hillstrom, Testing unconstrained optimization software, ACM TOMS 7 (1981), problem 9",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: "f = Σᵢ (x₁ e^(−x₂ (tᵢ − x₃)²/2) − yᵢ)²,  tᵢ = (8 − i)/2, i = 1 … 15",
  group: "least squares",
  smoothness: "C-infinity",
  pitfalls: "f = 3.9e-6 at the start: targets of 1e-5 and above are met before the first step",
  dim: { min: 3, max: 3 },
  start: () => Float64Array.of(0.4, 1, 0),
  domain: () => ({ lower: Float64Array.of(0, 0, -1), upper: Float64Array.of(1, 3, 1) }),
  optimum: () => ({
    value: 1.127932769618648e-8,
    points: [Float64Array.of(0.39895613783875666, 1.0000190844878056, 0)],
  }),
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let f = 0;
      g[0] = 0;
      g[1] = 0;
      g[2] = 0;
      for (let i = 0; i < 15; i++) {
        const d = (7 - i) / 2 - x[2];
        const e = exp((-x[1] * d * d) / 2);
        const r = x[0] * e - Y[i];
        f += r * r;
        g[0] += 2 * r * e;
        g[1] -= r * x[0] * e * d * d;
        g[2] += 2 * r * x[0] * e * x[1] * d;
      }
      return f;
    },
  }),
});
