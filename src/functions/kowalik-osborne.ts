import { defineFunction } from "../core/define.js";
import { cube } from "../core/vector.js";

const Y = [0.1957, 0.1947, 0.1735, 0.16, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246];
const U = [4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625];

export const kowalikOsborne = defineFunction({
  id: "kowalik-osborne",
  title: "Kowalik-Osborne",
  source: {
    ref: "Kowalik & Osborne, Methods for Unconstrained Optimization Problems (1968); problem 15 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: "f = Σᵢ (yᵢ − x₁ (uᵢ² + uᵢ x₂)/(uᵢ² + uᵢ x₃ + x₄))², i = 1 … 11",
  group: "least squares",
  smoothness: "C-infinity between its poles",
  pitfalls: "poles where x₃ or x₄ is negative; a second limit f = 1.027e-3 lies at infinity",
  dim: { min: 4, max: 4 },
  start: () => Float64Array.of(0.25, 0.39, 0.415, 0.39),
  domain: (n) => cube(0, 0.42, n),
  optimum: () => ({
    value: 0.00030750560384923745,
    points: [
      Float64Array.of(
        0.19280693457903786,
        0.19128232873436696,
        0.12305650692632066,
        0.13606233068379484,
      ),
    ],
  }),
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let f = 0;
      g.fill(0);
      for (let i = 0; i < 11; i++) {
        const u = U[i];
        const N = u * u + u * x[1];
        const D = u * u + u * x[2] + x[3];
        const r = Y[i] - (x[0] * N) / D;
        f += r * r;
        g[0] -= (2 * r * N) / D;
        g[1] -= (2 * r * x[0] * u) / D;
        g[2] += (2 * r * x[0] * N * u) / (D * D);
        g[3] += (2 * r * x[0] * N) / (D * D);
      }
      return f;
    },
  }),
});
