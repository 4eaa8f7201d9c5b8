import { defineFunction } from "../core/define.js";
import { cos, sin } from "../core/math.js";

export const mccormick = defineFunction({
  id: "mccormick",
  title: "McCormick",
  source: {
    ref: "McCormick, Computability of global solutions to factorable nonconvex programs: Part I, Mathematical Programming 10 (1976)",
    url: "https://www.sfu.ca/~ssurjano/mccorm.html",
  },
  formula: "f = sin(x + y) + (x − y)² − 1.5x + 2.5y + 1",
  group: "multimodal",
  smoothness: "C-infinity",
  pitfalls:
    "unbounded below outside its box: the pattern repeats along (−1, −1), each time lower by π; f* is the minimum of the box",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(0, 0),
  domain: () => ({ lower: Float64Array.of(-1.5, -3), upper: Float64Array.of(4, 4) }),
  // −(√3/2 + π/3) at (½ − π/3, −½ − π/3)
  optimum: () => ({
    value: -1.9132229549810364,
    points: [Float64Array.of(-0.5471975511965977, -1.5471975511965979)],
  }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const x = p[0];
      const y = p[1];
      const c = cos(x + y);
      const d = x - y;
      g[0] = c + 2 * d - 1.5;
      g[1] = c - 2 * d + 2.5;
      return sin(x + y) + d * d - 1.5 * x + 2.5 * y + 1;
    },
  }),
});
