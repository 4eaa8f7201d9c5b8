import { defineFunction } from "../core/define.js";
import { cube } from "../core/vector.js";

export const monkeySaddle = defineFunction({
  id: "monkey-saddle",
  title: "Bounded monkey saddle",
  source: { ref: "optbench; the monkey saddle x³ − 3xy² with a quartic that bounds it" },
  formula: "f = x³ − 3xy² + ¾ (x² + y²)²",
  group: "small traps",
  smoothness: "C-infinity",
  pitfalls: "the Hessian is 0 at the origin: along y = 0 gradient descent approaches it like 1/t",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(0.5, 0.001),
  domain: (n) => cube(-2, 2, n),
  // the third roots of −1: (½, ±√3/2)
  optimum: () => ({
    value: -0.25,
    points: [
      Float64Array.of(-1, 0),
      Float64Array.of(0.5, 0.8660254037844386),
      Float64Array.of(0.5, -0.8660254037844386),
    ],
  }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const x = p[0];
      const y = p[1];
      const s = x * x + y * y;
      g[0] = 3 * x * x - 3 * y * y + 3 * x * s;
      g[1] = -6 * x * y + 3 * y * s;
      return x * x * x - 3 * x * y * y + 0.75 * s * s;
    },
  }),
});
