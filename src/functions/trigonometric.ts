import { defineFunction } from "../core/define.js";
import { cos, sin } from "../core/math.js";
import { cube, repeat } from "../core/vector.js";

export const trigonometric = defineFunction({
  id: "trigonometric",
  title: "Trigonometric",
  source: {
    ref: "Spedicato, Computational experience with quasi-Newton algorithms for minimization problems of moderately large size, CISE (1975); problem 26 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: "f = Σᵢ rᵢ²,  rᵢ = Σⱼ (1 − cos xⱼ) + i (1 − cos xᵢ) − sin xᵢ",
  group: "least squares",
  smoothness: "C-infinity",
  pitfalls:
    "many methods stop at small local minima from the start, such as f = 2.795e-5 for n = 10",
  dim: { default: 4 },
  start: (n) => repeat([1 / n], n),
  domain: (n) => cube(-3, 3, n),
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create(n) {
    const sine = new Float64Array(n);
    const versine = new Float64Array(n);
    return {
      dim: n,
      valueAndGradient(x, g) {
        let sumV = 0;
        for (let i = 0; i < n; i++) {
          // 1 − cos x = 2 sin² x/2 does not cancel
          const s = sin(x[i] / 2);
          versine[i] = 2 * s * s;
          sine[i] = 2 * s * cos(x[i] / 2);
          sumV += versine[i];
        }
        let f = 0;
        let sumR = 0;
        for (let i = 0; i < n; i++) {
          const r = sumV + (i + 1) * versine[i] - sine[i];
          f += r * r;
          sumR += r;
          g[i] = 2 * r * ((i + 1) * sine[i] - (1 - versine[i]));
        }
        for (let i = 0; i < n; i++) g[i] += 2 * sine[i] * sumR;
        return f;
      },
    };
  },
});
