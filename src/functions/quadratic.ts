import { defineFunction, number } from "../core/define.js";
import { pow } from "../core/math.js";
import { printNumber } from "../core/params.js";
import { cube, repeat } from "../core/vector.js";

export const quadratic = defineFunction({
  id: "quadratic",
  title: "Quadratic with log-spaced curvatures",
  source: { ref: "folklore: the quadratic model problem with a geometric spectrum from 1 to κ" },
  formula: "f = ½ Σᵢ λᵢ xᵢ²,  λᵢ = κ^(i/(n−1)), i = 0 … n−1",
  group: "convex",
  smoothness: "C-infinity",
  pitfalls: "L = κ: gradient descent diverges for lr > 2/κ, and in one dimension κ has no effect",
  params: {
    cond: number({ default: 1e4, range: "[1, inf)", scale: "log", doc: "condition number κ" }),
  },
  dim: { default: 10 },
  start: (n) => repeat([1], n),
  domain: (n) => cube(-10, 10, n),
  formulaAt: (n, { cond }) => (n === 2 ? `f = ½ (x² + ${printNumber(cond)} y²)` : undefined),
  largestCurvature: (n, { cond }) => (n === 1 ? 1 : cond),
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create(n, { cond }) {
    // n = 1 has the exponent 0/0: take λ₀ = 1
    const spectrum = Float64Array.from({ length: n }, (_, i) => pow(cond, i / Math.max(1, n - 1)));
    return {
      dim: n,
      valueAndGradient(x, g) {
        // what a loop reads from the closure is loaded anew for every coordinate
        const lambda = spectrum;
        let f = 0;
        for (let i = 0; i < lambda.length; i++) {
          const xi = x[i];
          const gi = (g[i] = lambda[i] * xi);
          f += gi * xi;
        }
        return f / 2;
      },
      hessianVector(_x, v, out) {
        for (let i = 0; i < n; i++) out[i] = spectrum[i] * v[i];
      },
    };
  },
});
