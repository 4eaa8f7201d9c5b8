import { composed } from "./parts/composed.js";
import { defineBbob } from "./parts/define-bbob.js";
import { affine, matrix, rotatedValleyMinimiser } from "./parts/linear.js";
import { rosenbrockRaw, stretch } from "./parts/rosenbrock-raw.js";

export const f9RosenbrockRotated = defineBbob({
  number: 9,
  title: "Rosenbrock, rotated",
  names: ["rosenbrock-rotated"],
  formula: "z = max(1, √n/8) Q x + ½\nf = Σᵢ 100 (zᵢ² − zᵢ₊₁)² + (zᵢ − 1)² + f_opt, i = 0 … n−2",
  smoothness: "C-infinity",
  pitfalls: "from n = 4 on there is a second, local minimum near z = (−1, 1, …, 1)",
  minimiser: rotatedValleyMinimiser,
  create: ({ n, Q }) => composed(n, [matrix(Q()), affine(stretch(n), 0.5)], rosenbrockRaw),
});
