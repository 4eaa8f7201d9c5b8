import { defineFunction } from "../core/define.js";
import { cube } from "../core/vector.js";

export const leon = defineFunction({
  id: "leon",
  aliases: ["cube"],
  title: "Leon (Cube)",
  source: {
    ref: "Leon, A comparison among eight known optimizing procedures, in Lavi & Vogl (eds), Recent Advances in Optimization Techniques (1966)",
    departs:
      "some collections print y − x² under the name Leon, which is Rosenbrock; Cube is always y − x³",
  },
  formula: "f = 100 (y − x³)² + (1 − x)²",
  group: "valleys",
  smoothness: "C-infinity",
  pitfalls: "the valley has an inflexion at x = 0, where it is almost flat",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(-1.2, 1),
  domain: (n) => cube(-1.2, 1.2, n),
  optimum: () => ({ value: 0, points: [Float64Array.of(1, 1)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const x = p[0];
      const r = p[1] - x * x * x;
      const u = 1 - x;
      g[0] = -600 * x * x * r - 2 * u;
      g[1] = 200 * r;
      return 100 * r * r + u * u;
    },
  }),
});
