import { cos, sin } from "../../core/math.js";
import type { Vec } from "../../core/types.js";
import { composed } from "./parts/composed.js";
import { defineBbob } from "./parts/define-bbob.js";
import { affine, matrix, rotatedValleyMinimiser } from "./parts/linear.js";
import { stretch } from "./parts/rosenbrock-raw.js";

export const f19GriewankRosenbrock = defineBbob({
  number: 19,
  title: "Griewank-Rosenbrock F8F2",
  names: ["griewank-rosenbrock"],
  formula:
    "z = max(1, √n/8) Q x + ½, tᵢ = 100 (zᵢ² − zᵢ₊₁)² + (zᵢ − 1)²\nf = 10 + 10/(n−1) Σᵢ (tᵢ/4000 − cos tᵢ) + f_opt, i = 0 … n−2",
  smoothness: "C-infinity",
  gradientReach: {
    step: 1e-5,
    because:
      "the cosine of Rosenbrock's function turns it up and down, 550 times as steep as the valley below",
  },
  minimiser: rotatedValleyMinimiser,
  create: ({ n, Q }) => composed(n, [matrix(Q()), affine(stretch(n), 0.5)], griewankRosenbrock),
});

function griewankRosenbrock(z: Vec, g: Vec): number {
  const n = z.length;
  let sum = 0;
  g[0] = 0;
  for (let i = 0; i < n - 1; i++) {
    const valley = z[i] * z[i] - z[i + 1];
    const t = 100 * valley * valley + (z[i] - 1) * (z[i] - 1);
    sum += t / 4000 - cos(t);
    const slope = (10 / (n - 1)) * (1 / 4000 + sin(t));
    g[i] += slope * (400 * z[i] * valley + 2 * (z[i] - 1));
    g[i + 1] = -200 * slope * valley;
  }
  return 10 + (10 / (n - 1)) * sum;
}
