import { defineOptimizer, learningRate, number } from "../core/define.js";

export const optimisticGd = defineOptimizer({
  id: "optimistic-gd",
  title: "Optimistic gradient descent",
  source: {
    ref: "Mokhtari, Ozdaglar & Pattathil, AISTATS 2020, the generalised OGDA update (eq. 14)",
    url: "https://arxiv.org/abs/1901.08511",
    departs: "the first step takes its own gradient for the one before, as optax does",
  },
  rule: "x ← x − lr·((α + β)·g − β·g₋)",
  params: {
    lr: learningRate(0.01),
    alpha: number({ default: 1, range: "(-inf, inf)", doc: "α, weight of the gradient" }),
    beta: number({ default: 1, range: "(-inf, inf)", doc: "β, weight of its change" }),
  },
  state: ["g₋"],
  coordinatewise: true,
  create(dim, { alpha, beta }) {
    const last = new Float64Array(dim);
    return {
      state: () => ({ "g₋": last }),
      step(x, g, lr, t) {
        const previous = last;
        if (t === 1) previous.set(g);
        const ofNew = alpha + beta;
        const ofOld = beta;
        for (let i = 0; i < previous.length; i++) {
          const gi = g[i];
          x[i] -= lr * (ofNew * gi - ofOld * previous[i]);
          previous[i] = gi;
        }
      },
    };
  },
});
