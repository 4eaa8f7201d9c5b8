import { defineFunction } from "../core/define.js";
import { exp } from "../core/math.js";
import { cube } from "../core/vector.js";

export const jennrichSampson = defineFunction({
  id: "jennrich-sampson",
  title: "Jennrich-Sampson (m = 10)",
  source: {
    ref: "Jennrich & Sampson, Application of stepwise regression to non-linear estimation, Technometrics 10 (1968); problem 6 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: "f = Σᵢ (2 + 2i − (e^(ix) + e^(iy)))², i = 1 … 10",
  group: "least squares",
  smoothness: "C-infinity",
  pitfalls:
    "f* = 124.36, so use relative gaps; a first step that overshoots to x, y → −∞ lands on a plateau f = 2020 and never comes back",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(0.3, 0.4),
  domain: (n) => cube(-1, 1, n),
  optimum: () => ({
    value: 124.36218235561485,
    points: [Float64Array.of(0.2578252136703641, 0.2578252136703641)],
  }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      let f = 0;
      g[0] = 0;
      g[1] = 0;
      for (let i = 1; i <= 10; i++) {
        const ex = exp(i * p[0]);
        const ey = exp(i * p[1]);
        const r = 2 + 2 * i - ex - ey;
        f += r * r;
        g[0] -= 2 * i * ex * r;
        g[1] -= 2 * i * ey * r;
      }
      return f;
    },
  }),
});
