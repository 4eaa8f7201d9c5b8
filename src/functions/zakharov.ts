import { defineFunction } from "../core/define.js";
import { cube, repeat } from "../core/vector.js";

export const zakharov = defineFunction({
  id: "zakharov",
  title: "Zakharov",
  source: {
    ref: "Surjanovic & Bingham, Virtual Library of Simulation Experiments, Zakharov Function",
    url: "https://www.sfu.ca/~ssurjano/zakharov.html",
  },
  formula: "f = Σᵢ xᵢ² + s² + s⁴,  s = ½ Σᵢ i xᵢ, i = 1 … n",
  group: "convex",
  smoothness: "C-infinity",
  pitfalls: "s⁴ grows like (n² x/4)⁴: constant learning rates overflow quickly for n ≥ 10",
  start: (n) => repeat([1], n),
  domain: (n) => cube(-5, 10, n),
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let q = 0;
      let s = 0;
      for (let i = 0; i < n; i++) {
        q += x[i] * x[i];
        s += ((i + 1) * x[i]) / 2;
      }
      const s2 = s * s;
      for (let i = 0; i < n; i++) g[i] = 2 * x[i] + (i + 1) * (s + 2 * s * s2);
      return q + s2 + s2 * s2;
    },
  }),
});
