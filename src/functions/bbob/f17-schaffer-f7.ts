import { defineBbob } from "./parts/define-bbob.js";
import { schaffer } from "./parts/schaffer.js";

export const f17SchafferF7 = defineBbob({
  number: 17,
  title: "Schaffer F7, condition 10",
  names: ["schaffer-f7"],
  example: "-o polyak,sgd+cosine --start 3.65,2.55 --tune",
  formula:
    "z = Λ¹⁰ Q T_asy^0.5 R (x − x_opt), sᵢ = √(zᵢ² + zᵢ₊₁²)\nf = (1/(n−1) Σᵢ √sᵢ (1 + sin² 50 sᵢ^0.2))² + 10 Σᵢ max(0, |xᵢ| − 5)² + f_opt, i = 0 … n−2",
  smoothness: "C0 (a kink wherever a pair zᵢ, zᵢ₊₁ is 0, the minimum included)",
  pitfalls: "ripples whose height and frequency change with the distance from x_opt",
  create: (instance, xOpt) => schaffer(10, instance, xOpt),
});
