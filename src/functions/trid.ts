import { defineFunction } from "../core/define.js";
import { cos } from "../core/math.js";
import { cube } from "../core/vector.js";

export const trid = defineFunction({
  id: "trid",
  title: "Trid",
  source: {
    ref: "Neumaier; Surjanovic & Bingham, Virtual Library of Simulation Experiments, Trid Function",
    url: "https://www.sfu.ca/~ssurjano/trid.html",
  },
  formula: "f = Σᵢ (xᵢ − 1)² − Σᵢ xᵢ xᵢ₋₁ (the second sum from i = 2)",
  group: "convex",
  smoothness: "C-infinity",
  pitfalls: "f* = −n(n+4)(n−1)/6 is large for large n, so that small gaps f − f* drown in rounding",
  dim: { min: 2 },
  start: (n) => new Float64Array(n),
  domain: (n) => cube(-n * n, n * n, n),
  largestCurvature: (n) => 2 + 2 * cos(Math.PI / (n + 1)),
  optimum: (n) => ({
    value: (-n * (n + 4) * (n - 1)) / 6,
    points: [Float64Array.from({ length: n }, (_, i) => (i + 1) * (n - i))],
  }),
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let f = 0;
      for (let i = 0; i < n; i++) {
        const before = i > 0 ? x[i - 1] : 0;
        const after = i < n - 1 ? x[i + 1] : 0;
        const u = x[i] - 1;
        f += u * u - x[i] * before;
        g[i] = 2 * u - before - after;
      }
      return f;
    },
    hessianVector(_x, v, out) {
      for (let i = 0; i < n; i++) {
        const before = i > 0 ? v[i - 1] : 0;
        const after = i < n - 1 ? v[i + 1] : 0;
        out[i] = 2 * v[i] - before - after;
      }
    },
  }),
});
