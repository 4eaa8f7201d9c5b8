import { defineOptimizer, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { zeros } from "../core/vector.js";

export const cocob = defineOptimizer({
  id: "cocob",
  title: "COCOB-Backprop",
  source: {
    ref: "Orabona & Tommasi, Training Deep Networks without Learning Rates Through Coin Betting, NIPS 2017, Algorithm 2",
    url: "https://arxiv.org/abs/1705.07795",
    departs: "lr scales the gradient, as in optax; 1 is the paper",
  },
  rule: `c = −lr·g;  L ← max(L, |c|);  G ← G + |c|;  R ← max(R + c·(x − x₀), 0);  θ ← θ + c
x ← x₀ + θ/(L·max(G + L, α·L)) · (L + R)`,
  params: {
    lr: learningRate(1, "scales the gradient", null),
    alpha: param.positive(100, "α, tames the first bets"),
    eps: param.positive(1e-8, "L before the first step"),
  },
  state: ["x₀", "L", "G", "R", "θ"],
  coordinatewise: true,
  create(dim, { alpha, eps }) {
    const x0 = new Float64Array(dim);
    const L = new Float64Array(dim).fill(eps);
    const [G, R, theta] = zeros(dim, 3);
    return {
      step(x, g, lr, t) {
        if (t === 1) x0.set(x);
        for (let i = 0; i < dim; i++) {
          const c = -lr * g[i];
          L[i] = Math.max(L[i], Math.abs(c));
          G[i] += Math.abs(c);
          R[i] = Math.max(R[i] + c * (x[i] - x0[i]), 0);
          theta[i] += c;
          const bet = theta[i] / (L[i] * Math.max(G[i] + L[i], alpha * L[i]));
          x[i] = x0[i] + bet * (L[i] + R[i]);
        }
      },
    };
  },
});
