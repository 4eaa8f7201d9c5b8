import type { Vec } from "../../core/types.js";
import { composed } from "./parts/composed.js";
import { defineBbob } from "./parts/define-bbob.js";
import { conditioning, from, matrix, product } from "./parts/linear.js";

export const f13SharpRidge = defineBbob({
  number: 13,
  title: "Sharp ridge",
  names: ["sharp-ridge"],
  formula: "z = R Λ¹⁰ Q (x − x_opt)\nf = z₀² + 100 √(Σᵢ zᵢ²) + f_opt, i = 1 … n−1",
  smoothness: "C0 (a kink along the whole ridge zᵢ = 0, the minimum included)",
  pitfalls:
    "on the ridge the gradient of the root counts as 0; beside it, it points across the ridge",
  create: ({ n, R, Q }, xOpt) =>
    composed(n, [from(xOpt), matrix(product(R(), conditioning(10, n), Q()))], ridge),
});

function ridge(z: Vec, g: Vec): number {
  let squares = 0;
  for (let i = 1; i < z.length; i++) squares += z[i] * z[i];
  const root = Math.sqrt(squares);
  const factor = root === 0 ? 0 : 100 / root;
  g[0] = 2 * z[0];
  for (let i = 1; i < z.length; i++) g[i] = factor * z[i];
  return z[0] * z[0] + 100 * root;
}
