import { defineFunction, number } from "../core/define.js";
import { printNumber } from "../core/params.js";
import { cube, repeat } from "../core/vector.js";

export const rosenbrock = defineFunction({
  id: "rosenbrock",
  title: "Rosenbrock",
  source: {
    ref: "Rosenbrock, An automatic method for finding the greatest or least value of a function, The Computer Journal 3 (1960); n = 2 is problem 1 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1093/comjnl/3.3.175",
    departs:
      "n > 2 is the chained form (De Jong 1975), not the uncoupled pairs of Moré, Garbow & Hillstrom 21",
  },
  formula: "f = Σᵢ b (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)², i = 1 … n−1",
  group: "valleys",
  smoothness: "C-infinity",
  pitfalls: "from n = 4 on there is a second, local minimum near (−1, 1, …, 1)",
  dim: { min: 2 },
  params: {
    b: number({ default: 100, range: "(0, inf)", doc: "steepness of the valley's walls" }),
  },
  start: (n) => repeat([-1.2, 1], n),
  domain: (n) => cube(-5, 10, n),
  formulaAt: (n, { b }) => (n === 2 ? `f = ${printNumber(b)} (y − x²)² + (1 − x)²` : undefined),
  optimum: (n) => ({ value: 0, points: [repeat([1], n)] }),
  create: (n, { b }) => ({
    dim: n,
    valueAndGradient(x, g) {
      let f = 0;
      g[0] = 0;
      for (let i = 0; i < n - 1; i++) {
        const xi = x[i];
        const t = x[i + 1] - xi * xi;
        const u = 1 - xi;
        f += b * t * t + u * u;
        g[i] += -4 * b * xi * t - 2 * u;
        g[i + 1] = 2 * b * t;
      }
      return f;
    },
    hessianVector(x, v, out) {
      out[0] = 0;
      for (let i = 0; i < n - 1; i++) {
        const t = x[i + 1] - x[i] * x[i];
        out[i] += (8 * b * x[i] * x[i] - 4 * b * t + 2) * v[i] - 4 * b * x[i] * v[i + 1];
        out[i + 1] = 2 * b * v[i + 1] - 4 * b * x[i] * v[i];
      }
    },
  }),
});
