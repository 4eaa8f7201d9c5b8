import { defineFunction } from "../core/define.js";
import { cos, sin } from "../core/math.js";
import { cube, repeat } from "../core/vector.js";

/** The maximum of t sin √t on [0, 500]. */
const C = 418.9828872724337;

export const schwefel = defineFunction({
  id: "schwefel",
  title: "Schwefel 2.26",
  example: "-f schwefel -o adam,l-bfgs --start random@20 -n 1000 --tune",
  source: {
    ref: "Schwefel, Numerical Optimization of Computer Models (1981), problem 2.26; Surjanovic & Bingham, Virtual Library of Simulation Experiments, Schwefel Function",
    url: "https://www.sfu.ca/~ssurjano/schwef.html",
    departs: "C in full precision, so that f* = 0; the usual 418.9829 makes it 1.27e-5 n",
  },
  formula: "f = C n − Σᵢ xᵢ sin √|xᵢ|,  C = max {t sin √t: 0 ≤ t ≤ 500} = 418.98288727…",
  group: "multimodal",
  smoothness: "C1 (the second derivative is unbounded at xᵢ = 0)",
  pitfalls:
    "unbounded below outside its box, and the minimiser lies near the box's corner: f* is the minimum of the box",
  start: (n) => repeat([350, -300], n),
  domain: (n) => cube(-500, 500, n),
  optimum: (n) => ({ value: 0, points: [repeat([420.96874635998205], n)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let f = 0;
      for (let i = 0; i < n; i++) {
        const s = Math.sqrt(Math.abs(x[i]));
        const sinS = sin(s);
        f += C - x[i] * sinS;
        g[i] = -sinS - (s / 2) * cos(s);
      }
      return f;
    },
  }),
});
