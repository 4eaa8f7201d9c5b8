import { defineFunction } from "../core/define.js";
import { cos, exp, sin } from "../core/math.js";
import { cube } from "../core/vector.js";

export const easom = defineFunction({
  id: "easom",
  title: "Easom",
  source: {
    ref: "Easom, A survey of global optimization techniques, MEng thesis, University of Louisville (1990)",
    url: "https://www.sfu.ca/~ssurjano/easom.html",
  },
  formula: "f = −cos x cos y e^(−(x − π)² − (y − π)²)",
  group: "small traps",
  smoothness: "C-infinity",
  pitfalls:
    "a needle on a plateau: the gradient is exactly 0 in doubles beyond |x − π| ≈ 27, where to stall is the right outcome",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(2, 4),
  domain: (n) => cube(-100, 100, n),
  optimum: () => ({ value: -1, points: [Float64Array.of(Math.PI, Math.PI)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const u = p[0] - Math.PI;
      const v = p[1] - Math.PI;
      const E = exp(-u * u - v * v);
      const cosX = cos(p[0]);
      const cosY = cos(p[1]);
      g[0] = E * cosY * (sin(p[0]) + 2 * u * cosX);
      g[1] = E * cosX * (sin(p[1]) + 2 * v * cosY);
      return -cosX * cosY * E;
    },
  }),
});
