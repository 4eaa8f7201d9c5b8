import { composed } from "./parts/composed.js";
import { defineBbob } from "./parts/define-bbob.js";
import { drawnPoint } from "./parts/instance.js";
import { affine, from } from "./parts/linear.js";
import { rosenbrockRaw, stretch } from "./parts/rosenbrock-raw.js";

export const f8Rosenbrock = defineBbob({
  number: 8,
  title: "Rosenbrock, original",
  names: ["rosenbrock"],
  formula:
    "z = max(1, √n/8) (x − x_opt) + 1\nf = Σᵢ 100 (zᵢ² − zᵢ₊₁)² + (zᵢ − 1)² + f_opt, i = 0 … n−2",
  smoothness: "C-infinity",
  pitfalls: "from n = 4 on there is a second, local minimum near z = (−1, 1, …, 1)",
  minimiser: ({ n, seed }) => drawnPoint(n, seed).map((x) => 0.75 * x),
  create: ({ n }, xOpt) => composed(n, [from(xOpt), affine(stretch(n), 1)], rosenbrockRaw),
});
