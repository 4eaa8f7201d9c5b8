import { defineFunction } from "../core/define.js";
import { cube, repeat } from "../core/vector.js";

export const powellSingular = defineFunction({
  id: "powell-singular",
  title: "Powell singular",
  source: {
    ref: "Powell, An iterative method for finding stationary values of a function of several variables, The Computer Journal 5 (1962); problems 13 and 22 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: "f = Σ (a + 10b)² + 5 (c − d)² + (b − 2c)⁴ + 10 (a − d)⁴ over the blocks (a, b, c, d)",
  group: "least squares",
  smoothness: "C-infinity",
  pitfalls:
    "convex, but its Hessian at the minimiser has half the full rank: convergence is sublinear, and a small f says little about x",
  dim: { min: 4, multipleOf: 4 },
  start: (n) => repeat([3, -1, 0, 1], n),
  domain: (n) => cube(-4, 5, n),
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let f = 0;
      for (let k = 0; k < n; k += 4) {
        const p = x[k] + 10 * x[k + 1];
        const q = x[k + 2] - x[k + 3];
        const r = x[k + 1] - 2 * x[k + 2];
        const s = x[k] - x[k + 3];
        const r3 = r * r * r;
        const s3 = s * s * s;
        f += p * p + 5 * q * q + r * r3 + 10 * s * s3;
        g[k] = 2 * p + 40 * s3;
        g[k + 1] = 20 * p + 4 * r3;
        g[k + 2] = 10 * q - 8 * r3;
        g[k + 3] = -10 * q - 40 * s3;
      }
      return f;
    },
  }),
});
