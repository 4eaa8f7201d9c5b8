import { corrections } from "./parts/bias-correction.js";
import { defineOptimizer, flag, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { zeros } from "../core/vector.js";
import { decayFormParams, shrinkage } from "../core/weight-decay.js";
import { LearntSgd, settlingParams } from "./parts/learnt-sgd.js";

export const swats = defineOptimizer({
  id: "swats",
  title: "SWATS (from Adam to SGD)",
  source: {
    ref: "Keskar & Socher, Improving Generalization Performance by Switching from Adam to SGD (2017), Algorithm 1",
    url: "https://arxiv.org/abs/1712.07628",
    departs:
      "after the switch a schedule of lr scales Λ; rtol and nesterov are those of the PyTorch ports, where nesterov is the step Λ·b",
  },
  rule: `Adam's step p = −lr·√(1−β₂ᵗ)/(1−β₁ᵗ)·m/(√v + ε);  x ← x + p
γ = p·p/(−p·g);  λ ← β₂·λ + (1−β₂)·γ;  Λ = λ/(1−β₂ᵗ)
once t > 1, Λ > 0 and |Λ − γ| ≤ atol + rtol·|γ|:  b ← β₁·b + g;  x ← x − (1−β₁)·Λ·b`,
  params: {
    lr: learningRate(1e-3),
    beta1: param.decayRate(0.9, "decay of the first moment; of b later"),
    beta2: param.decayRate(0.999, "decay of the second moment and of λ"),
    eps: param.divisorEpsilon(1e-9, "ε, outside the root"),
    epsRoot: param.epsRoot,
    ...settlingParams,
    amsgrad: param.amsgrad,
    nesterov: flag({ doc: "after the switch, step by Λ·b" }),
    ...decayFormParams("wd·x in g;  or x shrinks by lr·wd, later Λ·wd;  or by wd"),
  },
  state: ["m", "v", "b", "v max"],
  create(dim, { beta1, beta2, eps, epsRoot, amsgrad, weightDecay, decayForm, ...params }) {
    const [m, v, largest = v] = zeros(dim, amsgrad ? 3 : 2);
    const [correction1, correction2] = corrections(beta1, beta2);
    const sgd = new LearntSgd(dim, { beta1, beta2, weightDecay, decayForm, ...params });
    const penalty = decayForm === "coupled" ? weightDecay : 0;
    return {
      state: () => ({ m, v, b: sgd.b, ...(amsgrad ? { "v max": largest } : {}) }),
      derived: (_g, lr) => (sgd.isReady ? { Λ: sgd.rate(lr) } : {}),
      step(x, g, lr, t) {
        if (sgd.isReady) return sgd.step(x, g, lr);
        const c2 = correction2.next();
        const alpha = (lr * Math.sqrt(c2)) / correction1.next();
        const keep = shrinkage(weightDecay, decayForm, lr);
        let [pp, pg] = [0, 0];
        for (let i = 0; i < dim; i++) {
          const gi = g[i] + penalty * x[i];
          m[i] = beta1 * m[i] + (1 - beta1) * gi;
          v[i] = beta2 * v[i] + (1 - beta2) * gi * gi;
          largest[i] = Math.max(largest[i], v[i]);
          const p = m[i] === 0 ? 0 : (-alpha * m[i]) / (Math.sqrt(largest[i] + epsRoot) + eps);
          x[i] = x[i] * keep + p;
          pp += p * p;
          pg += p * gi;
        }
        sgd.learn(pp, pg, c2, lr, t);
      },
    };
  },
});
