import { RateCorrection } from "./parts/bias-correction.js";
import { defineOptimizer, flag, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { zeros } from "../core/vector.js";
import { AveragedDistance, distanceParams } from "./parts/d-adaptation.js";

export const dadaptAdam = defineOptimizer({
  id: "dadapt-adam",
  title: "D-Adaptation of Adam",
  source: {
    ref: "Defazio & Mishchenko, Learning-Rate-Free Learning by D-Adaptation, ICML 2023, Algorithm 5",
    url: "https://arxiv.org/abs/2301.07733",
    departs: "as facebookresearch/dadaptation",
  },
  rule: `λ = d·lr;  N ← √β₂·N + (1−√β₂)·λ·g·s/(√v + ε);  s ← √β₂·s + (1−√β₂)·λ·g
m ← β₁·m + (1−β₁)·λ·g;  v ← β₂·v + (1−β₂)·g²;  d ← max(d, N/((1−√β₂)·‖s‖₁))
x ← x − λ·wd·x − m/(√v + ε)`,
  params: {
    lr: learningRate(1, "multiplies the estimated rate", null),
    ...param.moments,
    eps: param.divisorEpsilon(1e-8, "ε, added to √v"),
    weightDecay: param.weightDecayRate(0, "wd"),
    decouple: flag({ doc: "x shrinks by λ·wd; off: wd·x is added to g" }),
    useBiasCorrection: flag({ doc: "multiply λ by √(1−β₂ᵗ)/(1−β₁ᵗ)" }),
    ...distanceParams,
  },
  state: ["m", "v", "s"],
  create(dim, { beta1, beta2, eps, weightDecay, decouple, useBiasCorrection, d0, growthRate }) {
    const [m, v, s] = zeros(dim, 3);
    const root2 = Math.sqrt(beta2);
    const distance = new AveragedDistance(root2, d0, growthRate);
    const correction = new RateCorrection(beta1, beta2, useBiasCorrection);
    const [penalty, decay] = decouple ? [0, weightDecay] : [weightDecay, 0];
    return {
      state: () => ({ m, v, s, d: distance.d }),
      derived: (_g, lr) => ({ λ: distance.before * lr * correction.last }),
      step(x, g, lr) {
        const lambda = distance.d * lr * correction.next();
        let [along, s1] = [0, 0];
        for (let i = 0; i < dim; i++) {
          const gi = g[i] + penalty * x[i];
          // s and v before this gradient: with ε = 0 the quotient is 0/0 in the first step
          if (s[i] !== 0) along += (gi * s[i]) / (Math.sqrt(v[i]) + eps);
          m[i] = beta1 * m[i] + lambda * (1 - beta1) * gi;
          v[i] = beta2 * v[i] + (1 - beta2) * gi * gi;
          s[i] = root2 * s[i] + lambda * (1 - root2) * gi;
          s1 += Math.abs(s[i]);
        }
        // no gradient yet: nothing to learn from, and x is where it should be
        if (s1 === 0) return;
        distance.learnFrom(lambda, along, s1);
        // not x·(1 − shrink): its rounding would grow with d, ten thousandfold in the first steps
        const shrink = decay * lambda;
        for (let i = 0; i < dim; i++) {
          x[i] = x[i] - shrink * x[i] - m[i] / (Math.sqrt(v[i]) + eps);
        }
      },
    };
  },
});
