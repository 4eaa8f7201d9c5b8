import { defineFunction } from "../core/define.js";
import { cube, repeat } from "../core/vector.js";

export const styblinskiTang = defineFunction({
  id: "styblinski-tang",
  title: "Styblinski-Tang",
  source: {
    ref: "Styblinski & Tang, Experiments in nonconvex optimization: stochastic approximation with function smoothing and simulated annealing, Neural Networks 3 (1990)",
    url: "https://www.sfu.ca/~ssurjano/stybtang.html",
  },
  formula: "f = ½ Σᵢ (xᵢ⁴ − 16xᵢ² + 5xᵢ)",
  group: "multimodal",
  smoothness: "C-infinity",
  pitfalls: "2ⁿ minima, one of them global; f* = −39.166 n is often printed with few digits",
  start: (n) => new Float64Array(n),
  domain: (n) => cube(-5, 5, n),
  optimum: (n) => ({ value: -39.16616570377142 * n, points: [repeat([-2.903534027771177], n)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let f = 0;
      for (let i = 0; i < n; i++) {
        const x2 = x[i] * x[i];
        f += (x2 * (x2 - 16) + 5 * x[i]) / 2;
        g[i] = 2 * x[i] * (x2 - 8) + 2.5;
      }
      return f;
    },
  }),
});
