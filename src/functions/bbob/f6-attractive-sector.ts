import { pow } from "../../core/math.js";
import type { Vec } from "../../core/types.js";
import { composed, type Raw } from "./parts/composed.js";
import { defineBbob } from "./parts/define-bbob.js";
import { conditioning, from, matrix, product } from "./parts/linear.js";
import { oscillate, oscillationSlope } from "./parts/oscillated.js";

export const f6AttractiveSector = defineBbob({
  number: 6,
  title: "Attractive sector",
  names: ["attractive-sector"],
  formula:
    "z = R Λ¹⁰ Q (x − x_opt)\nf = T_osz(Σᵢ (sᵢ zᵢ)²)^0.9 + f_opt, sᵢ = 100 where zᵢ x_optᵢ > 0, else 1",
  smoothness: "C1 (f grows like |z|^1.8 from the minimum, so its curvature is infinite there)",
  pitfalls: "only a sector of one in 2ⁿ is gentle: everywhere else f is 10⁴ times as steep",
  create: ({ n, R, Q }, xOpt) =>
    composed(n, [from(xOpt), matrix(product(R(), conditioning(10, n), Q()))], sector(xOpt)),
});

function sector(xOpt: Vec): Raw {
  return (z, g) => {
    let q = 0;
    for (let i = 0; i < z.length; i++) {
      const w = z[i] * xOpt[i] > 0 ? 1e4 : 1;
      q += w * z[i] * z[i];
      g[i] = 2 * w * z[i];
    }
    const t = oscillate(q);
    // at the minimum t^−0.1 is infinite, and the gradient 0
    const outer = q === 0 ? 0 : 0.9 * pow(t, -0.1) * oscillationSlope(q, t);
    for (let i = 0; i < z.length; i++) g[i] *= outer;
    return pow(t, 0.9);
  };
}
