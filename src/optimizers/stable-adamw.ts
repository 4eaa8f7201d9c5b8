import { BiasCorrection, powersOf } from "./parts/bias-correction.js";
import { defineOptimizer, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { zeros } from "../core/vector.js";

export const stableAdamw = defineOptimizer({
  id: "stable-adamw",
  title: "StableAdamW",
  source: {
    ref: "Wortsman et al., Stable and low-precision training for large-scale vision-language models, NeurIPS 2023, Algorithm 2",
    url: "https://arxiv.org/abs/2304.13013",
    departs: "the whole vector is one tensor: one RMS",
  },
  rule: `m, v ← Adam's averages with β̂ = β·(1 − βᵗ⁻¹)/(1 − βᵗ), so that they need no correction
η = lr/max(1, RMS),  RMS = √(mean of g²/max(v, ε²))
x ← x − η·wd·x;  x ← x − η·m/(√v + ε)`,
  params: {
    lr: learningRate(1e-3),
    beta1: param.decayRate(0.9, "decay of the first moment"),
    beta2: param.decayRate(0.99, "decay of the second moment"),
    eps: param.positive(1e-8, "ε, outside the root"),
    weightDecay: param.weightDecayRate(0.01, "wd, decoupled"),
  },
  state: ["m", "v"],
  create(dim, { beta1, beta2, eps, weightDecay }) {
    const [m, v] = zeros(dim, 2);
    const correction1 = new BiasCorrection(beta1);
    const correction2 = new BiasCorrection(beta2);
    return {
      state: () => ({ m, v, ...powersOf(correction1, correction2) }),
      derived(g, lr) {
        const ratios = v.reduce((sum, vi, i) => sum + (g[i] * g[i]) / Math.max(vi, eps * eps), 0);
        const RMS = Math.sqrt(ratios / dim);
        return { RMS, η: lr / Math.max(1, RMS) };
      },
      step(x, g, lr) {
        const new1 = (1 - beta1) / correction1.next();
        const new2 = (1 - beta2) / correction2.next();
        let ratios = 0;
        for (let i = 0; i < dim; i++) {
          m[i] = (1 - new1) * m[i] + new1 * g[i];
          v[i] = (1 - new2) * v[i] + new2 * g[i] * g[i];
          ratios += (g[i] * g[i]) / Math.max(v[i], eps * eps);
        }
        const eta = lr / Math.max(1, Math.sqrt(ratios / dim));
        for (let i = 0; i < dim; i++) {
          x[i] -= eta * weightDecay * x[i];
          x[i] -= (eta * m[i]) / (Math.sqrt(v[i]) + eps);
        }
      },
    };
  },
});
