import { defineOptimizer, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { zeros } from "../core/vector.js";
import { distanceParams, ScaledDistance } from "./parts/d-adaptation.js";

/** What the authors' code has in the accumulator before the first step. */
const INITIAL_ACCUMULATOR = 1e-6;

export const dadaptAdagrad = defineOptimizer({
  id: "dadapt-adagrad",
  title: "D-Adapted AdaGrad",
  source: {
    ref: "Defazio & Mishchenko, Learning-Rate-Free Learning by D-Adaptation, ICML 2023, Algorithm 3",
    url: "https://arxiv.org/abs/2301.07733",
    departs: "the authors' code: the accumulator begins at 1e-6, ε outside the root, momentum",
  },
  rule: `a ← a + g², D = √a + ε;  λ = d·lr;  s ← s + λ·g;  G ← G + λ²·Σ g²/D
d ← max(d, min((Σ s²/D − G)/‖s‖₁, growth-rate·d))
x ← μ·x + (1−μ)·(x₀ − s/D)`,
  params: {
    lr: learningRate(1, "multiplies the estimated step length", null),
    momentum: param.decayRate(0, "μ"),
    eps: param.positive(1e-6, "ε, outside the root"),
    ...distanceParams,
    weightDecay: param.weightDecayRate(0, "L2 penalty wd"),
  },
  state: ["a", "s", "x₀"],
  create(dim, { momentum, eps, d0, growthRate, weightDecay }) {
    const a = new Float64Array(dim).fill(INITIAL_ACCUMULATOR);
    const [s, x0] = zeros(dim, 2);
    const distance = new ScaledDistance(1, 1, d0, growthRate);
    return {
      state: () => ({ a, s, "x₀": x0, d: distance.d }),
      derived: (_g, lr) => ({ λ: distance.before * lr }),
      step(x, g, lr, t) {
        if (t === 1) x0.set(x);
        const lambda = distance.d * lr;
        let g2 = 0;
        let s2 = 0;
        let s1 = 0;
        for (let i = 0; i < dim; i++) {
          const gi = g[i] + weightDecay * x[i];
          a[i] += gi * gi;
          s[i] += lambda * gi;
          const root = Math.sqrt(a[i]) + eps;
          g2 += (gi * gi) / root;
          s2 += (s[i] * s[i]) / root;
          s1 += Math.abs(s[i]);
        }
        if (s1 === 0) return;
        distance.learnFrom(lambda, g2, s2, s1);
        for (let i = 0; i < dim; i++) {
          const z = x0[i] - s[i] / (Math.sqrt(a[i]) + eps);
          x[i] = momentum * x[i] + (1 - momentum) * z;
        }
      },
    };
  },
});
