import { defineFunction } from "../core/define.js";
import { exp } from "../core/math.js";

export const box3d = defineFunction({
  id: "box-3d",
  title: "Box three-dimensional (m = 10)",
  source: {
    ref: "Box, A comparison of several current optimization methods, and the use of transformations in constrained problems, The Computer Journal 9 (1966); problem 12 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: "f = Σ (e^(−t x₁) − e^(−t x₂) − x₃ (e^(−t) − e^(−10t)))²,  t = 0.1, 0.2, …, 1",
  group: "least squares",
  smoothness: "C-infinity",
  pitfalls:
    "besides (1, 10, 1) and (10, 1, −1) the whole line x₁ = x₂, x₃ = 0 is minimal: measure f, not x",
  dim: { min: 3, max: 3 },
  start: () => Float64Array.of(0, 10, 20),
  domain: () => ({ lower: Float64Array.of(0, 0, -2), upper: Float64Array.of(20, 20, 20) }),
  // no points: a list cannot hold the line of minimisers
  optimum: () => ({ value: 0, points: [] }),
  create(n) {
    const k = Float64Array.from({ length: 10 }, (_, i) => exp(-(i + 1) / 10) - exp(-(i + 1)));
    return {
      dim: n,
      valueAndGradient(x, g) {
        let f = 0;
        g[0] = 0;
        g[1] = 0;
        g[2] = 0;
        for (let i = 0; i < 10; i++) {
          const t = (i + 1) / 10;
          const e1 = exp(-t * x[0]);
          const e2 = exp(-t * x[1]);
          // where x₁ = x₂ the two cancel, also where they overflow
          const r = (x[0] === x[1] ? 0 : e1 - e2) - x[2] * k[i];
          // else 0·∞ below
          if (r === 0) continue;
          f += r * r;
          g[0] -= 2 * r * t * e1;
          g[1] += 2 * r * t * e2;
          g[2] -= 2 * r * k[i];
        }
        return f;
      },
    };
  },
});
