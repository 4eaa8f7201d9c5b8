import { BiasCorrection } from "../core/bias-correction.js";
import { defineOptimizer, flag, learningRate, number } from "../core/define.js";
import { Scalar } from "../core/scalar.js";

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
    lr: learningRate(1, "multiplies the estimated rate"),
    beta1: number({ default: 0.9, range: "[0, 1)", doc: "decay of the first moment" }),
    beta2: number({ default: 0.999, range: "[0, 1)", doc: "decay of the second moment" }),
    eps: number({ default: 1e-8, range: "[0, inf)", scale: "log", doc: "ε, added to √v" }),
    weightDecay: number({ default: 0, range: "[0, inf)", scale: "log", doc: "wd" }),
    decouple: flag({ doc: "x shrinks by λ·wd; off: wd·x is added to g" }),
    useBiasCorrection: flag({ doc: "multiply λ by √(1−β₂ᵗ)/(1−β₁ᵗ)" }),
    d0: number({
      default: 1e-6,
      range: "(0, inf)",
      scale: "log",
      doc: "first estimate of ‖x₀ − x*‖",
    }),
    growthRate: number({
      default: Infinity,
      range: "(1, inf]",
      doc: "most that d grows in a step",
    }),
  },
  state: ["m", "v", "s"],
  create(dim, { beta1, beta2, eps, weightDecay, decouple, useBiasCorrection, d0, growthRate }) {
    const m = new Float64Array(dim);
    const v = new Float64Array(dim);
    const s = new Float64Array(dim);
    const root2 = Math.sqrt(beta2);
    const penalty = decouple ? 0 : weightDecay;
    const decay = decouple ? weightDecay : 0;
    const correction1 = new BiasCorrection(beta1);
    const correction2 = new BiasCorrection(beta2);
    const d = new Scalar(d0);
    const numerator = new Scalar(0);
    return {
      step(x, g, lr) {
        const correction = Math.sqrt(correction2.next()) / correction1.next();
        const lambda = useBiasCorrection ? d.value * lr * correction : d.value * lr;
        let along = 0;
        let sizeS = 0;
        for (let i = 0; i < dim; i++) {
          const gi = g[i] + penalty * x[i];
          // s and v before this gradient: with ε = 0 the quotient is 0/0 in the first step
          if (s[i] !== 0) along += (gi * s[i]) / (Math.sqrt(v[i]) + eps);
          m[i] = beta1 * m[i] + lambda * (1 - beta1) * gi;
          v[i] = beta2 * v[i] + (1 - beta2) * gi * gi;
          s[i] = root2 * s[i] + lambda * (1 - root2) * gi;
          sizeS += Math.abs(s[i]);
        }
        // no gradient yet: nothing to learn from, and x is where it should be
        if (sizeS === 0) return;
        numerator.value = root2 * numerator.value + (1 - root2) * lambda * along;
        const estimate = numerator.value / ((1 - root2) * sizeS);
        d.value = Math.max(d.value, Math.min(estimate, d.value * growthRate));
        // not x·(1 − shrink): its rounding would grow with d, ten thousandfold in the first steps
        const shrink = decay * lambda;
        for (let i = 0; i < dim; i++) {
          x[i] = x[i] - shrink * x[i] - m[i] / (Math.sqrt(v[i]) + eps);
        }
      },
    };
  },
});
