import { corrections, powersOf } from "./parts/bias-correction.js";
import { defineOptimizer, flag, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { byName, zeros } from "../core/vector.js";
import { effectiveRates } from "./parts/effective-rates.js";
import { LearningRateBounds } from "./parts/learning-rate-bounds.js";

export const adabound = defineOptimizer({
  id: "adabound",
  title: "AdaBound",
  source: {
    ref: "Luo, Xiong, Liu & Sun, Adaptive Gradient Methods with Dynamic Bound of Learning Rate, ICLR 2019, Algorithm 2",
    url: "https://arxiv.org/abs/1902.09843",
    departs:
      "as the authors' code: bias corrections, ε, γ for the paper's 1−β₂, no factor 1/√t; final-lr follows the schedule of lr",
  },
  rule: `m ← β₁·m + (1−β₁)·g;  v ← β₂·v + (1−β₂)·g²  (amsgrad: the largest v so far)
η = lr·√(1−β₂ᵗ)/(1−β₁ᵗ) / (√v + ε),  clipped to final-lr·[1 − 1/(γt + 1), 1 + 1/(γt)]
x ← x − η·m`,
  params: {
    lr: learningRate(1e-3),
    finalLr: param.positive(0.1, "lr of the final SGD"),
    ...param.moments,
    gamma: param.positive(1e-3, "γ, speed of the bounds"),
    eps: param.divisorEpsilon(1e-8, "ε, outside the root"),
    epsRoot: param.epsRoot,
    amsgrad: flag({ doc: "AMSBound: divide by the largest v so far" }),
  },
  state: ["m", "v", "v max"],
  coordinatewise: true,
  create(dim, { lr: baseLr, finalLr, beta1, beta2, gamma, eps, epsRoot, amsgrad }) {
    const state = zeros(dim, amsgrad ? 3 : 2);
    const [correction1, correction2] = corrections(beta1, beta2);
    const bounds = new LearningRateBounds(finalLr, baseLr, gamma);
    return {
      state: () => byName(["m", "v", "v max"], state, powersOf(correction1, correction2)),
      derived(_g, lr) {
        const alpha = (lr * Math.sqrt(correction2.last)) / correction1.last;
        return { η: bounds.clip(effectiveRates(state.at(-1)!, alpha, eps, epsRoot)) };
      },
      step(x, g, lr, t) {
        const alpha = (lr * Math.sqrt(correction2.next())) / correction1.next();
        bounds.next(lr, t);
        const { lower, upper } = bounds;
        const [inside, outside] = [epsRoot, eps];
        const { keep: keep1, gain: gain1 } = correction1;
        const { keep: keep2, gain: gain2 } = correction2;
        const [m, v, largest = v] = state;
        for (let i = 0; i < m.length; i++) {
          const gi = g[i];
          const mi = (m[i] = keep1 * m[i] + gain1 * gi);
          const vi = (v[i] = keep2 * v[i] + gain2 * gi * gi);
          const most = (largest[i] = Math.max(largest[i], vi));
          const eta = alpha / (Math.sqrt(most + inside) + outside);
          x[i] -= Math.min(Math.max(eta, lower), upper) * mi;
        }
      },
    };
  },
});
