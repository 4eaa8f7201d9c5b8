import { defineOptimizer, flag, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { cbrt } from "../core/math.js";
import { zeros } from "../core/vector.js";

export const madgrad = defineOptimizer({
  id: "madgrad",
  title: "MADGRAD",
  source: {
    ref: "Defazio & Jelassi, Adaptivity without Compromise, JMLR 23 (2022), Algorithm 1",
    url: "https://arxiv.org/abs/2101.11075",
    departs: "ε is added to lr as well, as in the authors' code",
  },
  rule: `λ = (lr + ε)·√t;  s ← s + λ·g;  q ← q + λ·g²
z = x₀ − s/(∛q + ε);  x ← μ·x + (1−μ)·z`,
  params: {
    lr: learningRate(0.01),
    momentum: param.decayRate(0.9, "μ"),
    eps: param.divisorEpsilon(1e-6, "ε"),
    weightDecay: param.weightDecayRate(0, "wd"),
    weightDecouple: flag({ doc: "x loses lr·wd·x after the step; off: wd·x is added to g" }),
  },
  state: ["s", "q", "x₀"],
  coordinatewise: true,
  create(dim, { momentum, eps, weightDecay, weightDecouple }) {
    const [s, q, x0] = zeros(dim, 3);
    const penalty = weightDecouple ? 0 : weightDecay;
    // with ε = 0 and a gradient that was always 0 the quotient would be 0/0
    const reach = (i: number) => (s[i] === 0 ? 0 : s[i] / (cbrt(q[i]) + eps));
    return {
      state: () => ({ s, q, "x₀": x0 }),
      derived: (_g, lr, t) => ({ λ: (lr + eps) * Math.sqrt(t) }),
      step(x, g, lr, t) {
        if (t === 1) x0.set(x);
        const lambda = (lr + eps) * Math.sqrt(t);
        const shrink = weightDecouple ? (lr + eps) * weightDecay : 0;
        for (let i = 0; i < dim; i++) {
          // without momentum the authors recover x₀ from x, so that it follows what decays x
          const anchor = momentum === 0 ? x[i] + reach(i) : x0[i];
          const gi = g[i] + penalty * x[i];
          s[i] += lambda * gi;
          q[i] += lambda * gi * gi;
          const z = anchor - reach(i);
          x[i] = z + momentum * (x[i] - z) - shrink * x[i];
        }
      },
    };
  },
});
