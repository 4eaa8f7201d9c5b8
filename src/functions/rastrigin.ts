import { defineFunction } from "../core/define.js";
import { cos, sin } from "../core/math.js";
import { cube, repeat } from "../core/vector.js";

export const rastrigin = defineFunction({
  id: "rastrigin",
  title: "Rastrigin",
  example: "-f rastrigin -o adam,sgd+cosine --start random@20 -n 1000 --tune",
  source: {
    ref: "Rastrigin, Systems of Extremal Control (1974); n-dimensional form: Mühlenbein, Schomisch & Born, The parallel genetic algorithm as function optimizer, Parallel Computing 17 (1991)",
    url: "https://www.sfu.ca/~ssurjano/rastr.html",
  },
  formula: "f = 10 n + Σᵢ (xᵢ² − 10 cos 2πxᵢ)",
  group: "multimodal",
  smoothness: "C-infinity",
  pitfalls: "a local minimum near every integer point: gradient methods end in the nearest one",
  start: (n) => repeat([-2, 3.5], n),
  domain: (n) => cube(-5.12, 5.12, n),
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let f = 0;
      for (let i = 0; i < n; i++) {
        // 10 − 10 cos 2πx = 20 sin²πx does not cancel near the minimum
        const s = sin(Math.PI * x[i]);
        const c = cos(Math.PI * x[i]);
        f += x[i] * x[i] + 20 * s * s;
        g[i] = 2 * x[i] + 40 * Math.PI * s * c;
      }
      return f;
    },
  }),
});
