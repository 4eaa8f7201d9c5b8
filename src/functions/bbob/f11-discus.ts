import { composed } from "./parts/composed.js";
import { defineBbob } from "./parts/define-bbob.js";
import { from, matrix } from "./parts/linear.js";
import { oscillated } from "./parts/oscillated.js";
import { weightedSquares } from "./parts/weighted-squares.js";

export const f11Discus = defineBbob({
  number: 11,
  title: "Discus",
  names: ["discus"],
  formula: "z = T_osz R (x − x_opt)\nf = 10⁶ z₀² + Σᵢ zᵢ² + f_opt, i = 1 … n−1",
  smoothness: "C1 (T_osz ripples without end at zᵢ = 0, where the square hides it)",
  create: ({ n, R }, xOpt) =>
    composed(n, [from(xOpt), matrix(R()), oscillated(n)], weightedSquares(weights(n))),
});

function weights(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => (i === 0 ? 1e6 : 1));
}
