import { asymmetric } from "./parts/asymmetric.js";
import { composed } from "./parts/composed.js";
import { defineBbob } from "./parts/define-bbob.js";
import { drawnPoint } from "./parts/instance.js";
import { from, matrix } from "./parts/linear.js";
import { weightedSquares } from "./parts/weighted-squares.js";

export const f12BentCigar = defineBbob({
  number: 12,
  title: "Bent cigar",
  names: ["bent-cigar"],
  formula: "z = R T_asy^0.5 R (x − x_opt)\nf = z₀² + 10⁶ Σᵢ zᵢ² + f_opt, i = 1 … n−1",
  smoothness: "C1 (the second derivative has no bound where T_asy bends)",
  minimiser: ({ n, seed }) => drawnPoint(n, seed + 1_000_000),
  create({ n, R }, xOpt) {
    const rotation = matrix(R());
    const bent = [from(xOpt), rotation, asymmetric(0.5, n), rotation];
    return composed(n, bent, weightedSquares(weights(n)));
  },
});

function weights(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => (i === 0 ? 1 : 1e6));
}
