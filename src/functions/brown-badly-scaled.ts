import { defineFunction } from "../core/define.js";

export const brownBadlyScaled = defineFunction({
  id: "brown-badly-scaled",
  title: "Brown badly scaled",
  source: {
    ref: "Moré, Garbow & Hillstrom, Testing unconstrained optimization software, ACM TOMS 7 (1981), problem 4",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: "f = (x − 10⁶)² + (y − 2·10⁻⁶)² + (xy − 2)²",
  group: "least squares",
  smoothness: "C-infinity",
  pitfalls: "the coordinates live at 1e6 and 1e-6; the Hessian's condition number is about 1e12",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(1, 1),
  domain: () => ({ lower: Float64Array.of(0, -2), upper: Float64Array.of(2e6, 2) }),
  optimum: () => ({ value: 0, points: [Float64Array.of(1e6, 2e-6)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const u = p[0] - 1e6;
      const v = p[1] - 2e-6;
      const w = p[0] * p[1] - 2;
      g[0] = 2 * u + 2 * p[1] * w;
      g[1] = 2 * v + 2 * p[0] * w;
      return u * u + v * v + w * w;
    },
  }),
});
