import { pow } from "../../core/math.js";
import { composed, type Raw } from "./parts/composed.js";
import { defineBbob } from "./parts/define-bbob.js";
import { conditioning, from, matrix, product } from "./parts/linear.js";
import { penalised } from "./parts/penalised.js";

export const f23Katsuura = defineBbob({
  number: 23,
  title: "Katsuura",
  names: ["katsuura"],
  example: "-o adam,l-bfgs --start 2.767,2.125 --tune",
  formula:
    "z = R Λ¹⁰⁰ Q (x − x_opt)\nf = 10/n² (∏ᵢ (1 + (i+1) Σⱼ |2ʲzᵢ − ⌊2ʲzᵢ + ½⌋| / 2ʲ)^(10/n^1.2) − 1) + Σᵢ max(0, |xᵢ| − 5)² + f_opt\ni = 0 … n−1, j = 1 … 32",
  smoothness: "C0 (linear on cells of width 2⁻³³)",
  gradientReach: {
    step: 1e-11,
    because: "it is the slope of a cell that is narrower than rounding can resolve in f",
  },
  create: ({ n, R, Q }, xOpt) =>
    penalised(
      1,
      composed(n, [from(xOpt), matrix(product(R(), conditioning(100, n), Q()))], katsuura(n)),
    ),
});

function katsuura(n: number): Raw {
  const exponent = 10 / pow(n, 1.2);
  return (z, g) => {
    let power = 1;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      let slope = 0;
      for (let j = 1, twoToJ = 2; j <= 32; j++, twoToJ *= 2) {
        const scaled = twoToJ * z[i];
        const offset = scaled - Math.floor(scaled + 0.5);
        sum += Math.abs(offset) / twoToJ;
        slope += Math.sign(offset);
      }
      const factor = 1 + (i + 1) * sum;
      power *= pow(factor, exponent);
      g[i] = ((i + 1) * slope) / factor;
    }
    const scale = (10 / (n * n)) * power * exponent;
    for (let i = 0; i < n; i++) g[i] *= scale;
    return (10 / (n * n)) * (power - 1);
  };
}
