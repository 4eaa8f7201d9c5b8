import { defineFunction } from "../core/define.js";
import type { Vec } from "../core/types.js";
import { cube, repeat } from "../core/vector.js";

export const broydenTridiagonal = defineFunction({
  id: "broyden-tridiagonal",
  title: "Broyden tridiagonal",
  source: {
    ref: "Broyden, A class of methods for solving nonlinear simultaneous equations, Mathematics of Computation 19 (1965); problem 30 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: "f = Σᵢ rᵢ²,  rᵢ = (3 − 2xᵢ) xᵢ − xᵢ₋₁ − 2xᵢ₊₁ + 1,  x₀ = xₙ₊₁ = 0",
  group: "least squares",
  smoothness: "C-infinity",
  pitfalls:
    "has several roots, of which the one near the start is listed, and local minima such as f = 0.397 for n = 10",
  dim: { default: 10 },
  start: (n) => repeat([-1], n),
  domain: (n) => cube(-2, 2, n),
  optimum(n) {
    // the Jacobian is diagonally dominant around the start, so that Gauss–Seidel sweeps converge
    const x = repeat([-1], n);
    for (let sweep = 0; sweep < 100; sweep++) {
      for (let i = 0; i < n; i++) x[i] -= residual(x, i) / (3 - 4 * x[i]);
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
        if (i > 0) g[i - 1] -= 2 * r;
        g[i] += 2 * r * (3 - 4 * x[i]);
        if (i < n - 1) g[i + 1] -= 4 * r;
      }
      return f;
    },
  }),
});

function residual(x: Vec, i: number): number {
  const before = i > 0 ? x[i - 1] : 0;
  const after = i < x.length - 1 ? x[i + 1] : 0;
  return (3 - 2 * x[i]) * x[i] - before - 2 * after + 1;
}
