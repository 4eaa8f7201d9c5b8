import { defineFunction } from "../core/define.js";
import { exp, ln } from "../core/math.js";
import { cube } from "../core/vector.js";

export const logSumExp = defineFunction({
  id: "log-sum-exp",
  title: "Log-sum-exp",
  source: {
    ref: "Boyd & Vandenberghe, Convex Optimization (2004), section 9.3.2",
    url: "https://web.stanford.edu/~boyd/cvxbook/",
    departs: "the logarithm of the function of equation 9.20",
  },
  formula: "f = ln(e^(x + 3y − 0.1) + e^(x − 3y − 0.1) + e^(−x − 0.1))",
  group: "convex",
  smoothness: "C-infinity",
  pitfalls: "grows only linearly: far away the gradient says nothing about the distance",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(-2, 1.5),
  domain: (n) => cube(-5, 5, n),
  // 3/2 ln 2 − 1/10 at (−ln(2)/2, 0)
  optimum: () => ({
    value: 0.939720770839918,
    points: [Float64Array.of(-0.34657359027997264, 0)],
  }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const a1 = p[0] + 3 * p[1] - 0.1;
      const a2 = p[0] - 3 * p[1] - 0.1;
      const a3 = -p[0] - 0.1;
      // shifted by the largest exponent, or they overflow beyond 709
      const max = Math.max(a1, a2, a3);
      const e1 = exp(a1 - max);
      const e2 = exp(a2 - max);
      const e3 = exp(a3 - max);
      const sum = e1 + e2 + e3;
      g[0] = (e1 + e2 - e3) / sum;
      g[1] = (3 * (e1 - e2)) / sum;
      return max + ln(sum);
    },
  }),
});
