import { defineOptimizer, learningRate, list } from "../core/define.js";

export const aggmo = defineOptimizer({
  id: "aggmo",
  title: "Aggregated momentum (AggMo)",
  source: {
    ref: "Lucas, Sun, Zemel & Grosse, Aggregated Momentum, ICLR 2019, section 3",
    url: "https://arxiv.org/abs/1804.00325",
  },
  rule: `bₖ ← βₖ·bₖ + g   for each of the K dampings βₖ
x ← x − lr/K · Σₖ bₖ`,
  params: {
    lr: learningRate(0.01),
    betas: list({ default: [0, 0.9, 0.99], range: "[0, 1)", doc: "the dampings βₖ" }),
  },
  state: ["b₁ … b_K"],
  coordinatewise: true,
  create(dim, { betas }) {
    const count = betas.length;
    const b = new Float64Array(count * dim);
    return {
      step(x, g, lr) {
        for (let k = 0; k < count; k++) {
          const at = k * dim;
          for (let i = 0; i < dim; i++) {
            b[at + i] = betas[k] * b[at + i] + g[i];
            x[i] -= (lr / count) * b[at + i];
          }
        }
      },
    };
  },
});
