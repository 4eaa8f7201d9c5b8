import { defineFunction } from "../core/define.js";
import { exp } from "../core/math.js";
import { cube } from "../core/vector.js";

export const powellBadlyScaled = defineFunction({
  id: "powell-badly-scaled",
  title: "Powell badly scaled",
  source: {
    ref: "Powell, A hybrid method for nonlinear equations, in Rabinowitz (ed.), Numerical Methods for Nonlinear Algebraic Equations (1970); problem 3 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: "f = (10⁴ xy − 1)² + (e^(−x) + e^(−y) − 1.0001)²",
  group: "least squares",
  smoothness: "C-infinity",
  pitfalls:
    "Hessian eigenvalues 2.4e-8 and 1.7e10 at the minimiser: no first-order method gets x right",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(0, 1),
  domain: (n) => cube(-10, 10, n),
  optimum: () => ({
    value: 0,
    points: [
      Float64Array.of(1.0981593296998175e-5, 9.106146739866524),
      Float64Array.of(9.106146739866524, 1.0981593296998175e-5),
    ],
  }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const x = p[0];
      const y = p[1];
      const ex = exp(-x);
      const ey = exp(-y);
      const u = 1e4 * x * y - 1;
      const v = ex + ey - 1.0001;
      g[0] = 2e4 * y * u - 2 * ex * v;
      g[1] = 2e4 * x * u - 2 * ey * v;
      return u * u + v * v;
    },
  }),
});
