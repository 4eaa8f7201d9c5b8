import { pow } from "../../core/math.js";
import { composed, type Raw } from "./parts/composed.js";
import { defineBbob } from "./parts/define-bbob.js";
import { from, matrix } from "./parts/linear.js";

export const f14DifferentPowers = defineBbob({
  number: 14,
  title: "Sum of different powers",
  names: ["different-powers"],
  formula: "z = R (x − x_opt)\nf = √(Σᵢ |zᵢ|^(2 + 4i/(n−1))) + f_opt, i = 0 … n−1",
  smoothness: "C0 (a cone at the minimum)",
  pitfalls: "near x_opt the coordinates differ in sensitivity without bound",
  create: ({ n, R }, xOpt) => composed(n, [from(xOpt), matrix(R())], differentPowers(n)),
});

function differentPowers(n: number): Raw {
  return (z, g) => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const exponent = 2 + (4 * i) / (n - 1);
      const below = pow(Math.abs(z[i]), exponent - 1);
      sum += below * Math.abs(z[i]);
      g[i] = exponent * below * Math.sign(z[i]);
    }
    const f = Math.sqrt(sum);
    for (let i = 0; i < n; i++) g[i] = f === 0 ? 0 : g[i] / (2 * f);
    return f;
  };
}
