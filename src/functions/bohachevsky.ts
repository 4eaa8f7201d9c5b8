import { defineFunction } from "../core/define.js";
import { cos, sin } from "../core/math.js";
import { cube } from "../core/vector.js";

export const bohachevsky = defineFunction({
  id: "bohachevsky",
  title: "Bohachevsky no. 1",
  source: {
    ref: "Bohachevsky, Johnson & Stein, Generalized simulated annealing for function optimization, Technometrics 28 (1986)",
    url: "https://www.sfu.ca/~ssurjano/boha.html",
  },
  formula: "f = x² + 2y² − 0.3 cos 3πx − 0.4 cos 4πy + 0.7",
  group: "multimodal",
  smoothness: "C-infinity",
  pitfalls: "a bowl from afar, ripples with local minima near the origin",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(2, -1.5),
  domain: (n) => cube(-100, 100, n),
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const x = p[0];
      const y = p[1];
      // 0.3 − 0.3 cos 3πx = 0.6 sin² 1.5πx and its like do not cancel near the minimum
      const sx = sin(1.5 * Math.PI * x);
      const sy = sin(2 * Math.PI * y);
      g[0] = 2 * x + 1.8 * Math.PI * sx * cos(1.5 * Math.PI * x);
      g[1] = 4 * y + 3.2 * Math.PI * sy * cos(2 * Math.PI * y);
      return x * x + 2 * y * y + 0.6 * sx * sx + 0.8 * sy * sy;
    },
  }),
});
