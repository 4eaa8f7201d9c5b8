import { defineFunction } from "../core/define.js";
import { cube, repeat } from "../core/vector.js";

export const quarticFlat = defineFunction({
  id: "quartic-flat",
  title: "Flat quartic bowl",
  source: { ref: "folklore: the degenerate convex minimum" },
  formula: "f = Σᵢ xᵢ⁴",
  group: "small traps",
  smoothness: "C-infinity",
  pitfalls:
    "the Hessian is 0 at the minimiser: gradient descent is sublinear, f ≈ n (8 lr t)⁻², and diverges where lr x² > ½",
  start: (n) => repeat([-1, 0.5], n),
  domain: (n) => cube(-10, 10, n),
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let f = 0;
      for (let i = 0; i < n; i++) {
        const x3 = x[i] * x[i] * x[i];
        f += x3 * x[i];
        g[i] = 4 * x3;
      }
      return f;
    },
  }),
});
