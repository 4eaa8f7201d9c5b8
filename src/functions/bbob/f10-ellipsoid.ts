import { composed } from "./parts/composed.js";
import { defineBbob } from "./parts/define-bbob.js";
import { from, matrix } from "./parts/linear.js";
import { oscillated } from "./parts/oscillated.js";
import { ellipsoidWeights, weightedSquares } from "./parts/weighted-squares.js";

export const f10Ellipsoid = defineBbob({
  number: 10,
  title: "Ellipsoid, rotated",
  names: ["ellipsoid", "ellipsoid-rotated"],
  formula: "z = T_osz R (x − x_opt)\nf = Σᵢ 10^(6i/(n−1)) zᵢ² + f_opt, i = 0 … n−1",
  smoothness: "C1 (T_osz ripples without end at zᵢ = 0, where the square hides it)",
  create: ({ n, R }, xOpt) =>
    composed(n, [from(xOpt), matrix(R()), oscillated(n)], weightedSquares(ellipsoidWeights(n))),
});
