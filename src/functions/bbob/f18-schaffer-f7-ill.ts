import { defineBbob } from "./parts/define-bbob.js";
import { schaffer } from "./parts/schaffer.js";

export const f18SchafferF7Ill = defineBbob({
  number: 18,
  title: "Schaffer F7, condition 1000",
  names: ["schaffer-f7-ill", "schaffer-f7-ill-conditioned"],
  // rings of local minima, ever denser, surround x_opt
  example: "-o polyak,sgd+cosine --start 3.65,2.55 --tol 1e-2 --tune",
  formula:
    "z = Λ¹⁰⁰⁰ Q T_asy^0.5 R (x − x_opt), sᵢ = √(zᵢ² + zᵢ₊₁²)\nf = (1/(n−1) Σᵢ √sᵢ (1 + sin² 50 sᵢ^0.2))² + 10 Σᵢ max(0, |xᵢ| − 5)² + f_opt, i = 0 … n−2",
  smoothness: "C0 (a kink wherever a pair zᵢ, zᵢ₊₁ is 0, the minimum included)",
  pitfalls: "x_opt, f_opt and rotations are those of bbob-f17, whose instances have the same seeds",
  create: (instance, xOpt) => schaffer(1000, instance, xOpt),
});
