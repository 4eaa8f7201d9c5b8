import { RateCorrection } from "./parts/bias-correction.js";
import { defineOptimizer, flag, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import type { Optimizer } from "../core/types.js";
import { zeros } from "../core/vector.js";
import { withWeightDecay } from "../core/weight-decay.js";
import { ProdigyDistance, prodigyDistanceParams } from "./parts/prodigy-distance.js";

export const prodigy = defineOptimizer({
  id: "prodigy",
  title: "Prodigy",
  source: {
    ref: "Mishchenko & Defazio, Prodigy: An Expeditiously Adaptive Parameter-Free Learner, ICML 2024, Algorithm 4",
    url: "https://arxiv.org/abs/2306.06101",
    departs:
      "as konstmish/prodigy: sums are kept relative to d₀, ε is multiplied by the new d; but β₁ = 0 is not treated apart",
  },
  rule: `λ = d·lr;  N ← β₃·N + d/d₀·λ·g·(x₀ − x);  s ← β₃·s + d/d₀·λ·g
m ← β₁·m + (1−β₁)·d·g;  v ← β₂·v + (1−β₂)·d²·g²;  d ← max(d, d-coef·N/‖s‖₁)
x ← x − λ·(m/(√v + d·ε) + wd·x)`,
  params: {
    lr: learningRate(1, "multiplies the estimated rate", null),
    ...param.moments,
    beta3: param.decayRate(null, "decay of N and s; auto: √β₂"),
    eps: param.divisorEpsilon(1e-8, "ε"),
    weightDecay: param.weightDecayRate(0, "wd"),
    decouple: flag({ default: true, doc: "x shrinks by λ·wd; off: wd·x is added to g" }),
    useBiasCorrection: flag({ doc: "multiply λ by √(1−β₂ᵗ)/(1−β₁ᵗ)" }),
    ...prodigyDistanceParams,
  },
  state: ["m", "v", "s", "x₀"],
  create(dim, { beta1, beta2, beta3, eps, weightDecay, decouple, ...params }) {
    const [m, v] = zeros(dim, 2);
    const distance = new ProdigyDistance(dim, beta3 ?? Math.sqrt(beta2), params);
    const correction = new RateCorrection(beta1, beta2, params.useBiasCorrection);
    const [penalty, decay] = decouple ? [0, weightDecay] : [weightDecay, 0];
    const inner: Optimizer = {
      state: () => ({ m, v, ...distance.state() }),
      derived: (_g, lr) => ({ λ: distance.before * lr * correction.last }),
      step(x, g, lr, t) {
        const { d } = distance;
        const lambda = d * lr * correction.next();
        for (let i = 0; i < dim; i++) {
          m[i] = beta1 * m[i] + (1 - beta1) * d * g[i];
          v[i] = beta2 * v[i] + (1 - beta2) * d * d * g[i] * g[i];
        }
        if (!distance.learn(x, g, lambda, t)) return;
        const outside = distance.d * eps;
        // not x·(1 − shrink): its rounding would grow with d, ten thousandfold in the first steps
        const shrink = decay * lambda;
        for (let i = 0; i < dim; i++) {
          x[i] = x[i] - shrink * x[i] - (lambda * m[i]) / (Math.sqrt(v[i]) + outside);
        }
      },
    };
    return withWeightDecay(inner, dim, penalty, "coupled");
  },
});
