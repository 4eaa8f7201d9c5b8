import { defineFunction } from "../core/define.js";
import { cube, repeat } from "../core/vector.js";

export const penalty1 = defineFunction({
  id: "penalty-1",
  title: "Penalty I",
  source: {
    ref: "Gill, Murray & Pitfield, The implementation of two revised quasi-Newton algorithms for unconstrained optimization, National Physical Laboratory (1972); problem 23 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: "f = 10⁻⁵ Σᵢ (xᵢ − 1)² + (Σᵢ xᵢ² − ¼)²",
  group: "least squares",
  smoothness: "C-infinity",
  pitfalls: "f is near 1e-4 at once; the rest is a slow walk along the valley ‖x‖ = ½",
  dim: { default: 4 },
  start: (n) => Float64Array.from({ length: n }, (_, i) => i + 1),
  domain: (n) => cube(-2, 2, n),
  optimum(n) {
    const x = root(n);
    // q = Σx² − ¼ from the stationarity 2·10⁻⁵ (x − 1) + 4qx = 0, which does not cancel
    const q = (5e-6 * (1 - x)) / x;
    return { value: 1e-5 * n * (x - 1) * (x - 1) + q * q, points: [repeat([x], n)] };
  },
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let deviation = 0;
      let q = -0.25;
      for (let i = 0; i < n; i++) {
        deviation += (x[i] - 1) * (x[i] - 1);
        q += x[i] * x[i];
      }
      for (let i = 0; i < n; i++) g[i] = 2e-5 * (x[i] - 1) + 4 * q * x[i];
      return 1e-5 * deviation + q * q;
    },
  }),
});

/**
 * The coordinate of the minimiser. xᵢ (2·10⁻⁵ + 4q) = 2·10⁻⁵ makes all of them equal, so that it is
 * the positive root of 4n x³ − (1 − 2·10⁻⁵) x − 2·10⁻⁵, to which Newton's method falls from x = 1.
 */
function root(n: number): number {
  let x = 1;
  for (let step = 0; step < 100; step++) {
    const p = 4 * n * x * x * x - (1 - 2e-5) * x - 2e-5;
    x -= p / (12 * n * x * x - (1 - 2e-5));
  }
  return x;
}
