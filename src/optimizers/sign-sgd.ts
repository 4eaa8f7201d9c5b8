import { defineOptimizer, learningRate } from "../core/define.js";

export const signSgd = defineOptimizer({
  id: "sign-sgd",
  title: "Sign descent",
  source: {
    ref: "Bernstein et al., signSGD: Compressed Optimisation for Non-Convex Problems, ICML 2018, Algorithm 1",
    url: "https://arxiv.org/abs/1802.04434",
  },
  rule: "x ← x − lr·sign(g)",
  params: { lr: learningRate(1e-3, "length of each coordinate's step") },
  state: [],
  coordinatewise: true,
  create: (dim) => ({
    state: () => ({}),
    step(x, g, lr) {
      for (let i = 0; i < dim; i++) x[i] -= lr * Math.sign(g[i]);
    },
  }),
});
