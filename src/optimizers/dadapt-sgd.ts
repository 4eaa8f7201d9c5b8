import { defineOptimizer, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { dot, norm, zeros } from "../core/vector.js";
import { Distance, distanceParams } from "./parts/d-adaptation.js";

export const dadaptSgd = defineOptimizer({
  id: "dadapt-sgd",
  title: "D-Adapted SGD",
  example: "-f anisotropic -o dadapt-sgd:lr=0.5",
  source: {
    ref: "Defazio & Mishchenko, Learning-Rate-Free Learning by D-Adaptation, ICML 2023, Algorithm 4",
    url: "https://arxiv.org/abs/2301.07733",
    departs: "the authors' code: weight decay is coupled, but not in ‖g₀‖",
  },
  rule: `λ = d·lr/‖g₀‖;  N ← N + λ·g·s;  s ← s + λ·g
d ← max(d, min(2N/‖s‖, growth-rate·d))
z = x₀ − s;  x ← μ·x + (1−μ)·z`,
  params: {
    lr: learningRate(1, "multiplies the estimated step length", null),
    momentum: param.decayRate(0, "μ"),
    ...distanceParams,
    weightDecay: param.weightDecayRate(0, "L2 penalty wd"),
  },
  state: ["s", "x₀"],
  create(dim, { momentum, d0, growthRate, weightDecay }) {
    const [s, x0] = zeros(dim, 2);
    const distance = new Distance(d0, growthRate);
    let g0 = 0;
    let numerator = 0;
    return {
      state: () => ({ s, "x₀": x0, d: distance.d }),
      derived: (_g, lr) => ({ λ: g0 === 0 ? 0 : (distance.before * lr) / g0 }),
      step(x, g, lr, t) {
        if (t === 1) x0.set(x);
        if (g0 === 0) g0 = norm(g);
        if (g0 === 0) return;
        const lambda = (distance.d * lr) / g0;
        let gs = 0;
        for (let i = 0; i < dim; i++) {
          const gi = g[i] + weightDecay * x[i];
          gs += gi * s[i];
          s[i] += lambda * gi;
        }
        numerator += lambda * gs;
        const length = Math.sqrt(dot(s, s));
        if (length === 0) return;
        distance.learn((2 * numerator) / length);
        for (let i = 0; i < dim; i++) x[i] = momentum * x[i] + (1 - momentum) * (x0[i] - s[i]);
      },
    };
  },
});
