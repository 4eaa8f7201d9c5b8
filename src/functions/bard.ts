import { defineFunction } from "../core/define.js";

const Y = [0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.1, 4.39];

export const bard = defineFunction({
  id: "bard",
  title: "Bard",
  source: {
    ref: "Bard, Comparison of gradient methods for the solution of nonlinear parameter estimation problems, SIAM Journal on Numerical Analysis 7 (1970); problem 8 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: "f = Σᵢ (yᵢ − x₁ − u/(v x₂ + w x₃))²,  u = i, v = 16 − i, w = min(u, v), i = 1 … 15",
  group: "least squares",
  smoothness: "C-infinity between its poles",
  pitfalls:
    "poles where v x₂ + w x₃ = 0: runs that cross one head for f = 17.43 at (0.84, −∞, −∞) and never return",
  dim: { min: 3, max: 3 },
  start: () => Float64Array.of(1, 1, 1),
  domain: () => ({ lower: Float64Array.of(-1, 0.25, 0.25), upper: Float64Array.of(2, 4, 4) }),
  optimum: () => ({
    value: 0.008214877306578975,
    points: [Float64Array.of(0.08241055974978893, 1.1330360920297216, 2.343695178642537)],
  }),
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let f = 0;
      g[0] = 0;
      g[1] = 0;
      g[2] = 0;
      for (let i = 0; i < 15; i++) {
        const u = i + 1;
        const v = 15 - i;
        const w = Math.min(u, v);
        const D = v * x[1] + w * x[2];
        const r = Y[i] - x[0] - u / D;
        f += r * r;
        g[0] -= 2 * r;
        g[1] += (2 * r * u * v) / (D * D);
        g[2] += (2 * r * u * w) / (D * D);
      }
      return f;
    },
  }),
});
