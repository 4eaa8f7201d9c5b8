import { BiasCorrection } from "../core/bias-correction.js";
import { choice, defineOptimizer, learningRate, number } from "../core/define.js";

export const adam = defineOptimizer({
  id: "adam",
  title: "Adam",
  source: {
    ref: "Kingma & Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, Algorithm 1",
    url: "https://arxiv.org/abs/1412.6980",
    departs: "eps-form=hat is the reformulation at the end of the paper's section 2",
  },
  rule: `m ← β₁·m + (1−β₁)·g;  v ← β₂·v + (1−β₂)·g²
x ← x − lr · m̂/(√v̂ + ε),  m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ)`,
  params: {
    lr: learningRate(1e-3, "step size α"),
    beta1: number({ default: 0.9, range: "[0, 1)", doc: "decay of the first moment" }),
    beta2: number({ default: 0.999, range: "[0, 1)", doc: "decay of the second moment" }),
    eps: number({ default: 1e-8, range: "[0, inf)", scale: "log", doc: "ε, outside the root" }),
    epsForm: choice({
      values: ["corrected", "hat"],
      default: "corrected",
      doc: "corrected: √v̂ + ε.  hat: √v + ε, the paper's ε̂",
    }),
  },
  state: ["m", "v"],
  coordinatewise: true,
  create(dim, { beta1, beta2, eps, epsForm }) {
    const m = new Float64Array(dim);
    const v = new Float64Array(dim);
    const correction1 = new BiasCorrection(beta1);
    const correction2 = new BiasCorrection(beta2);
    return {
      step(x, g, lr) {
        const rootC2 = Math.sqrt(correction2.next());
        const alpha = (lr * rootC2) / correction1.next();
        // √v̂ + ε = (√v + ε·√(1−β₂ᵗ)) / √(1−β₂ᵗ): both forms are one loop
        const epsHat = epsForm === "hat" ? eps : eps * rootC2;
        for (let i = 0; i < dim; i++) {
          m[i] = beta1 * m[i] + (1 - beta1) * g[i];
          v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
          x[i] -= (alpha * m[i]) / (Math.sqrt(v[i]) + epsHat);
        }
      },
    };
  },
});
