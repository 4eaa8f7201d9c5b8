import { defineOptimizer, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { byName, zeros } from "../core/vector.js";

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
    const state = zeros(dim, 5);
    state[1].fill(eps);
    return {
      state: () => byName(["x₀", "L", "G", "R", "θ"], state),
      step(x, g, lr, t) {
        const [x0, L, G, R, theta] = state;
        if (t === 1) x0.set(x);
        for (let i = 0; i < L.length; i++) {
          const c = -lr * g[i];
          const li = (L[i] = Math.max(L[i], Math.abs(c)));
          const gi = (G[i] += Math.abs(c));
          const ri = (R[i] = Math.max(R[i] + c * (x[i] - x0[i]), 0));
          const ti = (theta[i] += c);
          const bet = ti / (li * Math.max(gi + li, alpha * li));
          x[i] = x0[i] + bet * (li + ri);
        }
      },
    };
  },
});
