import { defineFunction } from "../core/define.js";
import { cos, sin } from "../core/math.js";
import { cube } from "../core/vector.js";

export const dropWave = defineFunction({
  id: "drop-wave",
  title: "Drop-wave",
  example: "-f drop-wave -o bfgs,l-bfgs -n 20000 --restarts",
  source: {
    ref: "Molga & Smutnicki, Test functions for optimization needs (2005)",
    url: "https://www.sfu.ca/~ssurjano/drop.html",
  },
  formula: "f = −(1 + cos 12r)/(r²/2 + 2),  r = √(x² + y²)",
  group: "multimodal",
  smoothness: "C-infinity",
  pitfalls:
    "rings of minima; the gradient is radial, so gradient descent and momentum never leave the ray of the start",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(0.5, 0.5),
  domain: (n) => cube(-5.12, 5.12, n),
  optimum: (n) => ({ value: -1, points: [new Float64Array(n)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const r2 = p[0] * p[0] + p[1] * p[1];
      const r = Math.sqrt(r2);
      const D = r2 / 2 + 2;
      const N = 1 + cos(12 * r);
      // 12 is the limit of sin(12r)/r
      const k = (12 * (r === 0 ? 12 : sin(12 * r) / r) + N / D) / D;
      g[0] = k * p[0];
      g[1] = k * p[1];
      return -N / D;
    },
  }),
});
