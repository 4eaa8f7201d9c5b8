import { defineBbob } from "./parts/define-bbob.js";
import { bestPeak, gallagher, type Peaks } from "./parts/gallagher.js";

const PEAKS: Peaks = { count: 101, bestCondition: Math.sqrt(1000), width: 10 };

export const f21Gallagher101 = defineBbob({
  number: 21,
  title: "Gallagher's Gaussian 101-me peaks",
  names: ["gallagher-101"],
  formula:
    "f = T_osz(10 − maxₖ wₖ exp(−1/(2n) (x − pₖ)ᵀ Qᵀ Cₖ Q (x − pₖ)))² + Σᵢ max(0, |xᵢ| − 5)² + f_opt\n101 peaks pₖ of height wₖ = 10, 1.1 … 9.1",
  smoothness: "C0 (kinks where two peaks are equally high)",
  pitfalls: "a method that goes down ends at one of 101 peaks; far from all, f is flat",
  minimiser: (instance) => bestPeak(PEAKS, instance),
  create: (instance) => gallagher(PEAKS, instance),
});
