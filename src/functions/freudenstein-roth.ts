import { defineFunction } from "../core/define.js";
import { cube } from "../core/vector.js";

export const freudensteinRoth = defineFunction({
  id: "freudenstein-roth",
  title: "Freudenstein-Roth",
  source: {
    ref: "Freudenstein & Roth, Numerical solution of systems of nonlinear equations, Journal of the ACM 10 (1963); problem 2 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: "f = (−13 + x + ((5 − y) y − 2) y)² + (−29 + x + ((y + 1) y − 14) y)²",
  group: "least squares",
  smoothness: "C-infinity",
  pitfalls:
    "a trap by design: from the start most methods end in the local minimum f = 48.98 at (11.41, −0.8968)",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(0.5, -2),
  domain: (n) => cube(-10, 10, n),
  optimum: () => ({ value: 0, points: [Float64Array.of(5, 4)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const x = p[0];
      const y = p[1];
      const u = -13 + x + ((5 - y) * y - 2) * y;
      const v = -29 + x + ((y + 1) * y - 14) * y;
      g[0] = 2 * (u + v);
      g[1] = 2 * u * (10 * y - 3 * y * y - 2) + 2 * v * (3 * y * y + 2 * y - 14);
      return u * u + v * v;
    },
  }),
});
