import { defineFunction } from "../core/define.js";
import { atan } from "../core/math.js";
import { cube } from "../core/vector.js";

export const helicalValley = defineFunction({
  id: "helical-valley",
  title: "Helical valley",
  source: {
    ref: "Fletcher & Powell, A rapidly convergent descent method for minimization, The Computer Journal 6 (1963); problem 7 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1145/355934.355936",
    departs: "θ at x = 0, left open there, is the limit ±¼ from x > 0",
  },
  formula: `f = 100 (z − 10θ)² + 100 (r − 1)² + z²,  r = √(x² + y²)
θ = atan(y/x)/(2π), plus ½ where x < 0`,
  group: "valleys",
  smoothness: "C-infinity except on the half-plane x = 0, y ≤ 0, where it jumps",
  pitfalls:
    "θ jumps across the negative y-axis; with atan2 the jump would lie where the start is: a different function",
  dim: { min: 3, max: 3 },
  start: () => Float64Array.of(-1, 0, 0),
  domain: (n) => cube(-10, 10, n),
  optimum: () => ({ value: 0, points: [Float64Array.of(1, 0, 0)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const x = p[0];
      const y = p[1];
      const z = p[2];
      const r = Math.sqrt(x * x + y * y);
      const u = z - 10 * theta(x, y);
      const radial = (200 * (r - 1)) / r;
      const turning = (1000 * u) / (Math.PI * r * r);
      g[0] = turning * y + radial * x;
      g[1] = radial * y - turning * x;
      g[2] = 200 * u + 2 * z;
      return 100 * u * u + 100 * (r - 1) * (r - 1) + z * z;
    },
  }),
});

/** The turns from the positive x-axis, from −¼ to ¾. */
function theta(x: number, y: number): number {
  if (x === 0) return Math.sign(y) / 4;
  return atan(y / x) / (2 * Math.PI) + (x < 0 ? 0.5 : 0);
}
