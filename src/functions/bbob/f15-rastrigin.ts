import { asymmetric } from "./parts/asymmetric.js";
import { composed } from "./parts/composed.js";
import { defineBbob } from "./parts/define-bbob.js";
import { conditioning, from, matrix, product } from "./parts/linear.js";
import { oscillated } from "./parts/oscillated.js";
import { rastriginRaw } from "./parts/rastrigin-raw.js";

export const f15Rastrigin = defineBbob({
  number: 15,
  title: "Rastrigin, rotated",
  names: ["rastrigin", "rastrigin-rotated"],
  example: "-o adam,l-bfgs --start=-3,3 --tune",
  formula: "z = R Λ¹⁰ Q T_asy^0.2 T_osz R (x − x_opt)\nf = 10 (n − Σᵢ cos 2πzᵢ) + ‖z‖² + f_opt",
  smoothness: "C0 where a coordinate of R (x − x_opt) is 0 (T_osz ripples without end), else C1",
  pitfalls: "about 10ⁿ local minima: gradient methods end in the nearest one",
  create({ n, R, Q }, xOpt) {
    const rotation = R();
    const parts = [
      from(xOpt),
      matrix(rotation),
      oscillated(n),
      asymmetric(0.2, n),
      matrix(product(rotation, conditioning(10, n), Q())),
    ];
    return composed(n, parts, rastriginRaw);
  },
});
