import { defineFunction } from "../core/define.js";
import { cube } from "../core/vector.js";

export const wood = defineFunction({
  id: "wood",
  title: "Wood",
  source: {
    ref: "Colville, A comparative study of nonlinear programming codes, IBM (1968); problem 14 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: `f = 100 (b − a²)² + (1 − a)² + 90 (d − c²)² + (1 − c)²
    + 10 (b + d − 2)² + (b − d)²/10,  (a, b, c, d) = x`,
  group: "valleys",
  smoothness: "C-infinity",
  pitfalls: "methods linger at a saddle near (−1, 1, −1, 1), f ≈ 7.88; f = 19192 at the start",
  dim: { min: 4, max: 4 },
  start: () => Float64Array.of(-3, -1, -3, -1),
  domain: (n) => cube(-10, 10, n),
  optimum: () => ({ value: 0, points: [Float64Array.of(1, 1, 1, 1)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      const a = x[0];
      const b = x[1];
      const c = x[2];
      const d = x[3];
      const p = b - a * a;
      const q = d - c * c;
      const s = b + d - 2;
      const t = b - d;
      g[0] = -400 * a * p - 2 * (1 - a);
      g[1] = 200 * p + 20 * s + t / 5;
      g[2] = -360 * c * q - 2 * (1 - c);
      g[3] = 180 * q + 20 * s - t / 5;
      const unit = (1 - a) * (1 - a) + (1 - c) * (1 - c);
      return 100 * p * p + 90 * q * q + unit + 10 * s * s + (t * t) / 10;
    },
  }),
});
