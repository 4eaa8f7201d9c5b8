import { defineFunction, number } from "../core/define.js";
import { pow } from "../core/math.js";
import { printNumber } from "../core/params.js";
import { cube, repeat } from "../core/vector.js";

export const anisotropic = defineFunction({
  id: "anisotropic",
  title: "Anisotropic quadratic",
  source: { ref: "Saito, Deep Learning from Scratch (2016), ch. 6, for n = 2 and κ = 20" },
  formula: "f = Σᵢ xᵢ²/dᵢ,  dᵢ = κ^((n−1−i)/(n−1)), i = 0 … n−1;  n = 2, κ = 20: x²/20 + y²",
  group: "convex",
  smoothness: "C-infinity",
  pitfalls: "x₀ is the flat axis (curvature 2/κ), the last the steep one (curvature 2)",
  params: {
    cond: number({ default: 20, range: "[1, inf)", scale: "log", doc: "condition number κ" }),
  },
  dim: { min: 2 },
  start: (n) => repeat([-7, 2], n),
  domain: (n) => cube(-10, 10, n),
  formulaAt: (n, { cond }) => (n === 2 ? `f = x²/${printNumber(cond)} + y²` : undefined),
  largestCurvature: () => 2,
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create(n, { cond }) {
    const d = Float64Array.from({ length: n }, (_, i) => pow(cond, (n - 1 - i) / (n - 1)));
    return {
      dim: n,
      valueAndGradient(x, g) {
        let f = 0;
        for (let i = 0; i < n; i++) {
          const xi = x[i];
          const di = d[i];
          f += (xi * xi) / di;
          g[i] = (2 * xi) / di;
        }
        return f;
      },
      hessianVector(_x, v, out) {
        for (let i = 0; i < n; i++) out[i] = (2 * v[i]) / d[i];
      },
    };
  },
});
