import { cos, sin } from "../../core/math.js";
import type { Vec } from "../../core/types.js";
import { composed } from "./parts/composed.js";
import { defineBbob } from "./parts/define-bbob.js";
import { conditioning, from, matrix, product } from "./parts/linear.js";
import { oscillated } from "./parts/oscillated.js";
import { penalised } from "./parts/penalised.js";

export const f16Weierstrass = defineBbob({
  number: 16,
  title: "Weierstrass",
  names: ["weierstrass"],
  formula:
    "z = R Λ^(1/100) Q T_osz R (x − x_opt)\nf = 10 (1/n Σᵢ Σₖ 2⁻ᵏ cos 2π3ᵏ(zᵢ + ½) − f₀)³ + 10/n Σᵢ max(0, |xᵢ| − 5)² + f_opt\nf₀ = Σₖ 2⁻ᵏ cos π3ᵏ, k = 0 … 11",
  smoothness: "C0 where a coordinate of R (x − x_opt) is 0 (T_osz ripples without end), else C1",
  gradientReach: {
    step: 2e-6,
    because:
      "the shortest of 12 waves has the steepest slope, 40 times that of the landscape, and says nothing about it",
  },
  create({ n, R, Q }, xOpt) {
    const rotation = R();
    const parts = [
      from(xOpt),
      matrix(rotation),
      oscillated(n),
      matrix(product(rotation, conditioning(0.01, n), Q())),
    ];
    return penalised(10 / n, composed(n, parts, weierstrass));
  },
});

const WAVES = 12;
/** 2⁻ᵏ and 2π3ᵏ of wave k. */
const HEIGHTS = Float64Array.from({ length: WAVES }, (_, k) => halved(k));
const FREQUENCIES = Float64Array.from({ length: WAVES }, (_, k) => 2 * Math.PI * tripled(k));
/** The same sum at z = 0, so that f(x_opt) is exactly f_opt. */
const AT_ZERO = HEIGHTS.reduce((sum, height, k) => sum + height * cos(FREQUENCIES[k] * 0.5), 0);

function weierstrass(z: Vec, g: Vec): number {
  const n = z.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let slope = 0;
    for (let k = 0; k < WAVES; k++) {
      const angle = FREQUENCIES[k] * (z[i] + 0.5);
      sum += HEIGHTS[k] * cos(angle);
      slope -= HEIGHTS[k] * FREQUENCIES[k] * sin(angle);
    }
    g[i] = slope;
  }
  const s = sum / n - AT_ZERO;
  for (let i = 0; i < n; i++) g[i] *= (30 * s * s) / n;
  return 10 * s * s * s;
}

function halved(times: number): number {
  return times === 0 ? 1 : 0.5 * halved(times - 1);
}

function tripled(times: number): number {
  return times === 0 ? 1 : 3 * tripled(times - 1);
}
