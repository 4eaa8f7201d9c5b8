import { defineFunction } from "../core/define.js";
import { cube } from "../core/vector.js";

export const himmelblau = defineFunction({
  id: "himmelblau",
  title: "Himmelblau",
  source: { ref: "Himmelblau, Applied Nonlinear Programming, McGraw-Hill (1972)" },
  formula: "f = (x² + y − 11)² + (x + y² − 7)²",
  group: "multimodal",
  smoothness: "C-infinity",
  pitfalls: "four global minimisers: which one a method ends in depends on its learning rate",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(0, 0),
  domain: (n) => cube(-5, 5, n),
  optimum: () => ({
    value: 0,
    points: [
      Float64Array.of(3, 2),
      Float64Array.of(-2.805118086952745, 3.131312518250573),
      Float64Array.of(-3.779310253377747, -3.2831859912861696),
      Float64Array.of(3.5844283403304917, -1.8481265269644036),
    ],
  }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const x = p[0];
      const y = p[1];
      const u = x * x + y - 11;
      const v = x + y * y - 7;
      g[0] = 4 * x * u + 2 * v;
      g[1] = 2 * u + 4 * y * v;
      return u * u + v * v;
    },
    hessianVector(p, d, out) {
      const x = p[0];
      const y = p[1];
      const u = x * x + y - 11;
      const v = x + y * y - 7;
      const xy = 4 * (x + y);
      out[0] = (8 * x * x + 4 * u + 2) * d[0] + xy * d[1];
      out[1] = xy * d[0] + (8 * y * y + 4 * v + 2) * d[1];
    },
  }),
});
