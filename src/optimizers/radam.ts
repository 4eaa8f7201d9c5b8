import { BiasCorrection } from "../core/bias-correction.js";
import { choice, defineOptimizer, flag, learningRate, number } from "../core/define.js";
import { Rectification } from "./rectification.js";

export const radam = defineOptimizer({
  id: "radam",
  title: "RAdam",
  source: {
    ref: "Liu et al., On the Variance of the Adaptive Learning Rate and Beyond, ICLR 2020, Algorithm 2",
    url: "https://arxiv.org/abs/1908.03265",
    departs: "rectifies where ρₜ > 5, as the authors' code and torch do; the paper says 4",
  },
  rule: `m, v as in Adam;  ρ∞ = 2/(1−β₂) − 1,  ρₜ = ρ∞ − 2t·β₂ᵗ/(1−β₂ᵗ)
ρₜ > threshold: x ← x − lr·rₜ · m̂/(√v̂ + ε),  rₜ² = (ρₜ−4)(ρₜ−2)ρ∞/((ρ∞−4)(ρ∞−2)ρₜ)
else: x ← x − lr·m̂`,
  params: {
    lr: learningRate(1e-3, "step size α"),
    beta1: number({ default: 0.9, range: "[0, 1)", doc: "decay of the first moment" }),
    beta2: number({ default: 0.999, range: "[0, 1)", doc: "decay of the second moment" }),
    eps: number({ default: 1e-8, range: "[0, inf)", scale: "log", doc: "ε" }),
    epsForm: choice({
      values: ["corrected", "hat"],
      default: "corrected",
      doc: "corrected: √v̂ + ε, as in optax.  hat: √v + ε, as in torch",
    }),
    epsRoot: number({ default: 0, range: "[0, inf)", scale: "log", doc: "added inside the root" }),
    threshold: number({ default: 5, range: "[4, inf)", doc: "the ρₜ above which v is trusted" }),
    nesterov: flag({ doc: "look one step ahead in the first moment, as in adam:nesterov" }),
  },
  state: ["m", "v"],
  coordinatewise: true,
  create(dim, { beta1, beta2, eps, epsForm, epsRoot, threshold, nesterov }) {
    const m = new Float64Array(dim);
    const v = new Float64Array(dim);
    const correction1 = new BiasCorrection(beta1);
    const rectification = new Rectification(beta2);
    return {
      step(x, g, lr) {
        const c1 = correction1.next();
        rectification.next();
        const c2 = rectification.correction;
        const isTrusted = rectification.length > threshold;
        const rate = isTrusted ? lr * rectification.factor() * Math.sqrt(c2) : lr;
        const c = epsForm === "hat" ? 1 : c2;
        const inside = epsRoot * c;
        const outside = eps * Math.sqrt(c);
        const ofM = nesterov ? (rate * beta1) / (1 - beta1 * (1 - c1)) : rate / c1;
        const ofG = nesterov ? (rate * (1 - beta1)) / c1 : 0;
        const keep1 = beta1;
        const keep2 = beta2;
        const gain1 = 1 - beta1;
        const gain2 = 1 - beta2;
        for (let i = 0; i < dim; i++) {
          const gi = g[i];
          const mi = (m[i] = keep1 * m[i] + gain1 * gi);
          const vi = (v[i] = keep2 * v[i] + gain2 * gi * gi);
          const move = ofM * mi + ofG * gi;
          x[i] -= isTrusted ? move / (Math.sqrt(vi + inside) + outside) : move;
        }
      },
    };
  },
});
