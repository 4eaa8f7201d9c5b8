import { defineBbob } from "./parts/define-bbob.js";
import { bestPeak, gallagher, type Peaks } from "./parts/gallagher.js";

const PEAKS: Peaks = { count: 21, bestCondition: 1000, width: 9.8 };

export const f22Gallagher21 = defineBbob({
  number: 22,
  title: "Gallagher's Gaussian 21-hi peaks",
  names: ["gallagher-21"],
  example: "-o adam,l-bfgs --start random@20 -n 1000 --tune",
  formula:
    "f = T_osz(10 − maxₖ wₖ exp(−1/(2n) (x − pₖ)ᵀ Qᵀ Cₖ Q (x − pₖ)))² + Σᵢ max(0, |xᵢ| − 5)² + f_opt\n21 peaks pₖ of height wₖ = 10, 1.1 … 9.1, the highest of condition 1000",
  smoothness: "C0 (kinks where two peaks are equally high)",
  pitfalls: "a method that goes down ends at one of 21 peaks; far from all, f is flat",
  minimiser: (instance) => bestPeak(PEAKS, instance),
  create: (instance) => gallagher(PEAKS, instance),
});
