import { defineFunction } from "../core/define.js";
import { cube, repeat } from "../core/vector.js";

const MU = 1 / 1024;

export const absSmooth = defineFunction({
  id: "abs-smooth",
  title: "Smoothed absolute value (μ = 1/1024)",
  source: {
    ref: "Nesterov, Smooth minimization of non-smooth functions, Mathematical Programming 103 (2005)",
    url: "https://doi.org/10.1007/s10107-004-0552-5",
    departs: "√(x² + μ²) − μ as the smoothing of |x|",
  },
  formula: "f = Σᵢ (√(xᵢ² + μ²) − μ),  μ = 2⁻¹⁰",
  group: "convex",
  smoothness: "C-infinity",
  pitfalls:
    "L = 1024: gradient descent with a constant lr oscillates with amplitude lr/2 unless lr < 2μ",
  start: (n) => repeat([-7, 2], n),
  domain: (n) => cube(-10, 10, n),
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let f = 0;
      for (let i = 0; i < n; i++) {
        const t = Math.abs(x[i]);
        // far away t² would overflow where √(t² + μ²) does not
        const s = t <= 1 ? Math.sqrt(t * t + MU * MU) : t * Math.sqrt(1 + (MU / t) * (MU / t));
        // √(t² + μ²) − μ without its cancellation near 0
        f += t * (t / (s + MU));
        g[i] = x[i] / s;
      }
      return f;
    },
  }),
});
