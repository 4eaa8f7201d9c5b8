import { defineOptimizer, learningRate, list } from "../core/define.js";
import type { Vec } from "../core/types.js";
import { byName, zeros } from "../core/vector.js";

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
    const buffers = zeros(dim, betas.length);
    return {
      state: () =>
        byName(
          betas.map((_, k) => `b${"₁₂₃₄₅₆₇₈₉"[k] ?? k + 1}`),
          buffers,
        ),
      step(x, g, lr) {
        const rate = lr / betas.length;
        for (let k = 0; k < buffers.length; k++) accumulate(buffers[k], betas[k], x, g, rate);
      },
    };
  },
});

/** b ← β·b + g;  x ← x − rate·b. */
function accumulate(b: Vec, beta: number, x: Vec, g: Vec, rate: number): void {
  for (let i = 0; i < b.length; i++) {
    const bi = (b[i] = beta * b[i] + g[i]);
    x[i] -= rate * bi;
  }
}
