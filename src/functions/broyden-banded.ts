import { defineFunction } from "../core/define.js";
import type { Vec } from "../core/types.js";
import { cube, repeat } from "../core/vector.js";

export const broydenBanded = defineFunction({
  id: "broyden-banded",
  title: "Broyden banded",
  source: {
    ref: "Broyden, The convergence of an algorithm for solving sparse nonlinear systems, Mathematics of Computation 25 (1971); problem 31 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: `f = Σᵢ rᵢ²,  rᵢ = xᵢ (2 + 5xᵢ²) + 1 − Σⱼ xⱼ (1 + xⱼ)
j ≠ i, max(1, i − 5) ≤ j ≤ min(n, i + 1)`,
  group: "least squares",
  smoothness: "C-infinity",
  pitfalls: "has local minima such as f = 2.680 for n = 10, to which the start may lead",
  dim: { default: 10 },
  start: (n) => repeat([-1], n),
  domain: (n) => cube(-2, 2, n),
  optimum(n) {
    // the Jacobian is diagonally dominant around the root, so that Gauss–Seidel sweeps converge
    const x = repeat([-0.5], n);
    for (let sweep = 0; sweep < 100; sweep++) {
      for (let i = 0; i < n; i++) x[i] -= residual(x, i) / (2 + 15 * x[i] * x[i]);
    }
    return { value: 0, points: [x] };
  },
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let f = 0;
      g.fill(0);
      for (let i = 0; i < n; i++) {
        const r = residual(x, i);
        f += r * r;
        g[i] += 2 * r * (2 + 15 * x[i] * x[i]);
        for (let j = first(i); j <= last(i, n); j++) {
          if (j !== i) g[j] -= 2 * r * (1 + 2 * x[j]);
        }
      }
      return f;
    },
  }),
});

function residual(x: Vec, i: number): number {
  let r = x[i] * (2 + 5 * x[i] * x[i]) + 1;
  for (let j = first(i); j <= last(i, x.length); j++) {
    if (j !== i) r -= x[j] * (1 + x[j]);
  }
  return r;
}

/** The band of row i, from 0: five coordinates below the diagonal, one above. */
const first = (i: number) => Math.max(0, i - 5);
const last = (i: number, n: number) => Math.min(n - 1, i + 1);
