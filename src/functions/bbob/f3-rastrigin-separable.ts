import { asymmetric } from "./parts/asymmetric.js";
import { composed } from "./parts/composed.js";
import { defineBbob } from "./parts/define-bbob.js";
import { conditioning, diagonal, from } from "./parts/linear.js";
import { oscillated } from "./parts/oscillated.js";
import { rastriginRaw } from "./parts/rastrigin-raw.js";

export const f3RastriginSeparable = defineBbob({
  number: 3,
  title: "Rastrigin, separable",
  names: ["rastrigin-separable"],
  example: "-o adam,l-bfgs --start=-2.3,2.3 --tune",
  formula: "z = Λ¹⁰ T_asy^0.2 T_osz(x − x_opt)\nf = 10 (n − Σᵢ cos 2πzᵢ) + ‖z‖² + f_opt",
  smoothness: "C1 (T_osz ripples without end at zᵢ = 0, where the square hides it)",
  pitfalls: "about 10ⁿ local minima; f_opt is that of bbob-f4, whose instances have the same seeds",
  create: ({ n }, xOpt) =>
    composed(
      n,
      [from(xOpt), oscillated(n), asymmetric(0.2, n), diagonal(conditioning(10, n))],
      rastriginRaw,
    ),
});
