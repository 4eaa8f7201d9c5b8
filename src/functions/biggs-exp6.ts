import { defineFunction } from "../core/define.js";
import { exp } from "../core/math.js";
import { cube } from "../core/vector.js";

export const biggsExp6 = defineFunction({
  id: "biggs-exp6",
  title: "Biggs EXP6 (m = 13)",
  example: "-f biggs-exp6 -o adam,l-bfgs --start 1,8,2,1,4,3 --tune",
  source: {
    ref: "Biggs, Minimization algorithms making use of non-quadratic properties of the objective function, IMA Journal of Applied Mathematics 8 (1971); problem 18 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: `f = Σ (x₃ e^(−t x₁) − x₄ e^(−t x₂) + x₆ e^(−t x₅) − y)²
y = e^(−t) − 5 e^(−10t) + 3 e^(−4t),  t = 0.1, 0.2, …, 1.3`,
  group: "least squares",
  smoothness: "C-infinity",
  pitfalls:
    "the start has (x₁, x₃) = (x₅, x₆), and every method that treats coordinates alike keeps it so: only the local minimum 5.656e-3 can be reached",
  dim: { min: 6, max: 6 },
  start: () => Float64Array.of(1, 2, 1, 1, 1, 1),
  domain: (n) => cube(0, 20, n),
  // one for every order of the three exponentials
  optimum: () => ({
    value: 0,
    points: [
      Float64Array.of(1, 10, 1, 5, 4, 3),
      Float64Array.of(4, 10, 3, 5, 1, 1),
      Float64Array.of(1, 4, 1, -3, 10, -5),
      Float64Array.of(10, 4, -5, -3, 1, 1),
      Float64Array.of(4, 1, 3, -1, 10, -5),
      Float64Array.of(10, 1, -5, -1, 4, 3),
    ],
  }),
  create(n) {
    const t = Float64Array.from({ length: 13 }, (_, i) => (i + 1) / 10);
    const y = t.map((ti) => exp(-ti) - 5 * exp(-10 * ti) + 3 * exp(-4 * ti));
    return {
      dim: n,
      valueAndGradient(x, g) {
        let f = 0;
        g.fill(0);
        for (let i = 0; i < 13; i++) {
          const e1 = exp(-t[i] * x[0]);
          const e2 = exp(-t[i] * x[1]);
          const e5 = exp(-t[i] * x[4]);
          const r = x[2] * e1 - x[3] * e2 + x[5] * e5 - y[i];
          f += r * r;
          g[0] -= 2 * r * t[i] * x[2] * e1;
          g[1] += 2 * r * t[i] * x[3] * e2;
          g[2] += 2 * r * e1;
          g[3] -= 2 * r * e2;
          g[4] -= 2 * r * t[i] * x[5] * e5;
          g[5] += 2 * r * e5;
        }
        return f;
      },
    };
  },
});
