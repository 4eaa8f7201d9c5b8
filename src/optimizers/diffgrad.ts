import { BiasCorrection, powersOf } from "./parts/bias-correction.js";
import { defineOptimizer, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { exp } from "../core/math.js";
import { zeros } from "../core/vector.js";

export const diffgrad = defineOptimizer({
  id: "diffgrad",
  title: "diffGrad",
  source: {
    ref: "Dubey et al., diffGrad: An Optimization Method for CNNs, IEEE TNNLS 31 (2020), section III",
    url: "https://arxiv.org/abs/1909.11015",
    departs: "ε is added to the uncorrected √v, as in the authors' code; the first g before is 0",
  },
  rule: `m ← β₁·m + (1−β₁)·g;  v ← β₂·v + (1−β₂)·g²;  ξ = 1/(1 + e^−|g_before − g|)
x ← x − α · ξ·m/(√v + ε),  α = lr·√(1−β₂ᵗ)/(1−β₁ᵗ)`,
  params: {
    lr: learningRate(1e-3),
    ...param.moments,
    eps: param.divisorEpsilon(1e-8, "ε, outside the root"),
  },
  state: ["m", "v", "gBefore"],
  coordinatewise: true,
  create(dim, { beta1, beta2, eps }) {
    const [m, v, gBefore] = zeros(dim, 3);
    const correction1 = new BiasCorrection(beta1);
    const correction2 = new BiasCorrection(beta2);
    return {
      state: () => ({ m, v, gBefore, ...powersOf(correction1, correction2) }),
      derived: (_g, lr) => ({ α: (lr * Math.sqrt(correction2.last)) / correction1.last }),
      step(x, g, lr) {
        const alpha = (lr * Math.sqrt(correction2.next())) / correction1.next();
        const keep1 = beta1;
        const keep2 = beta2;
        const gain1 = 1 - beta1;
        const gain2 = 1 - beta2;
        for (let i = 0; i < dim; i++) {
          const gi = g[i];
          const mi = (m[i] = keep1 * m[i] + gain1 * gi);
          const vi = (v[i] = keep2 * v[i] + gain2 * gi * gi);
          const friction = 1 / (1 + exp(-Math.abs(gBefore[i] - gi)));
          gBefore[i] = gi;
          // with ε = 0 and a gradient that was always 0 the quotient would be 0/0
          if (mi !== 0) x[i] -= (alpha * friction * mi) / (Math.sqrt(vi) + eps);
        }
      },
    };
  },
});
