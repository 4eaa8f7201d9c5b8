import { composed } from "./parts/composed.js";
import { defineBbob } from "./parts/define-bbob.js";
import { from } from "./parts/linear.js";
import { weightedSquares } from "./parts/weighted-squares.js";

export const f1Sphere = defineBbob({
  number: 1,
  title: "Sphere",
  names: ["sphere"],
  formula: "z = x − x_opt\nf = ‖z‖² + f_opt",
  smoothness: "C-infinity",
  create: ({ n }, xOpt) => composed(n, [from(xOpt)], weightedSquares(new Float64Array(n).fill(1))),
});
