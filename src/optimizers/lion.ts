import { defineOptimizer, flag, learningRate, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";

export const lion = defineOptimizer({
  id: "lion",
  title: "Lion",
  source: {
    ref: "Chen et al., Symbolic Discovery of Optimization Algorithms, NeurIPS 2023, Algorithm 2",
    url: "https://arxiv.org/abs/2302.06675",
  },
  rule: `x ← x − lr·(sign(β₁·m + (1−β₁)·g) + wd·x)
m ← β₂·m + (1−β₂)·g`,
  params: {
    lr: learningRate(1e-4),
    beta1: number({ default: 0.9, range: "[0, 1]", doc: "weight of m in the sign" }),
    beta2: number({ default: 0.99, range: "[0, 1]", doc: "decay of m" }),
    weightDecay: param.weightDecayRate(0, "wd, decoupled"),
    decoupledWeightDecay: flag({
      doc: "divide wd by the lr before any schedule, as lucidrains/lion-pytorch can",
    }),
  },
  state: ["m"],
  coordinatewise: true,
  create(dim, { lr: lr0, beta1, beta2, weightDecay, decoupledWeightDecay }) {
    const m = new Float64Array(dim);
    const decay = decoupledWeightDecay ? weightDecay / lr0 : weightDecay;
    return {
      state: () => ({ m }),
      step(x, g, lr) {
        const keep = 1 - lr * decay;
        const keep1 = beta1;
        const keep2 = beta2;
        const gain1 = 1 - beta1;
        const gain2 = 1 - beta2;
        for (let i = 0; i < dim; i++) {
          const gi = g[i];
          const mi = m[i];
          x[i] = x[i] * keep - lr * Math.sign(keep1 * mi + gain1 * gi);
          m[i] = keep2 * mi + gain2 * gi;
        }
      },
    };
  },
});
