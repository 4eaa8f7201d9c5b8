import { defineOptimizer, flag, learningRate, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { byName, zeros } from "../core/vector.js";

export const adopt = defineOptimizer({
  id: "adopt",
  title: "ADOPT",
  source: {
    ref: "Taniguchi et al., ADOPT: Modified Adam Can Converge with Any β₂, NeurIPS 2024, Algorithm 2",
    url: "https://arxiv.org/abs/2411.02853",
    departs:
      "clips the scaled gradient at ±k^¼, k the steps made before, as the authors' code and optax do; kozistr's code counts one more (clip-from=1)",
  },
  rule: `first step: v ← g², x stays
n = clip(g/max(√v, ε), ±k^¼);  m ← β₁·m + (1−β₁)·n;  x ← x − lr·m;  v ← β₂·v + (1−β₂)·g²`,
  params: {
    lr: learningRate(1e-3),
    beta1: param.decayRate(0.9, "decay of the first moment"),
    beta2: param.decayRate(0.9999, "decay of the second moment"),
    eps: param.divisorEpsilon(1e-6, "ε, the least √v"),
    clipping: flag({ default: true, doc: "clip the scaled gradient" }),
    clipFrom: number({ default: 0, range: "[0, inf)", doc: "k at the first step" }),
    nesterov: flag({ doc: "look ahead along m, as optax can" }),
    weightDecay: param.weightDecayRate(0, "wd"),
    decouple: flag({ doc: "x shrinks by lr·wd, not in the first step; off: wd·x is added to g" }),
  },
  state: ["m", "v"],
  coordinatewise: true,
  create(dim, { beta1, beta2, eps, clipping, clipFrom, nesterov, weightDecay, decouple }) {
    const state = zeros(dim, 2);
    const penalty = decouple ? 0 : weightDecay;
    return {
      state: () => byName(["m", "v"], state),
      step(x, g, lr, t) {
        const keep = decouple && t > 1 ? 1 - lr * weightDecay : 1;
        const limit = clipping ? Math.sqrt(Math.sqrt(t - 1 + clipFrom)) : Infinity;
        // the first gradient only fills v: what stands below is then 0 times a finite number
        const rate = t === 1 ? 0 : lr;
        const gain = t === 1 ? 0 : 1 - beta1;
        const keepV = t === 1 ? 0 : beta2;
        const keep1 = beta1;
        const [m, v] = state;
        const least = eps;
        const decay = penalty;
        const isFirst = t === 1;
        const ofM = nesterov ? keep1 : 1;
        const ofN = nesterov ? gain : 0;
        for (let i = 0; i < m.length; i++) {
          const gi = g[i] + decay * x[i];
          const vi = v[i];
          const scaled = isFirst ? 0 : gi / Math.max(Math.sqrt(vi), least);
          const n = Math.min(Math.max(scaled, -limit), limit);
          const mi = (m[i] = keep1 * m[i] + gain * n);
          x[i] = x[i] * keep - rate * (ofM * mi + ofN * n);
          v[i] = keepV * vi + (1 - keepV) * gi * gi;
        }
      },
    };
  },
});
