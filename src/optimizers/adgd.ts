import { defineOptimizer } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { zeros } from "../core/vector.js";

export const adgd = defineOptimizer({
  id: "adgd",
  title: "Adaptive gradient descent without descent (AdGD)",
  source: {
    ref: "Malitsky & Mishchenko, Adaptive Gradient Descent without Descent, ICML 2020, Algorithm 1",
    url: "https://arxiv.org/abs/1910.09529",
    departs: "where neither bound is finite (the gradient did not change) λ is kept",
  },
  rule: `λ⁺ = min(√(1 + θ)·λ, ‖x − x_before‖/(2‖g − g_before‖)),  λ = λ₀ and θ = ∞ at first
x ← x − λ⁺·g;  θ ← λ⁺/λ`,
  params: {
    lambda0: param.positive(1e-6, "λ₀, the first step"),
  },
  state: ["xBefore", "gBefore"],
  create(dim, { lambda0 }) {
    const [xBefore, gBefore] = zeros(dim, 2);
    let lambda = lambda0;
    let theta = Infinity;
    return {
      state: () => ({ xBefore, gBefore, λ: lambda, θ: theta }),
      step(x, g, _lr, t) {
        let moved = 0;
        let changed = 0;
        for (let i = 0; i < dim; i++) {
          moved += (x[i] - xBefore[i]) * (x[i] - xBefore[i]);
          changed += (g[i] - gBefore[i]) * (g[i] - gBefore[i]);
          xBefore[i] = x[i];
          gBefore[i] = g[i];
        }
        if (t > 1) {
          const smoothness = changed === 0 ? Infinity : Math.sqrt(moved) / (2 * Math.sqrt(changed));
          const next = Math.min(Math.sqrt(1 + theta) * lambda, smoothness);
          theta = next < Infinity ? next / lambda : theta;
          if (next < Infinity) lambda = next;
        }
        for (let i = 0; i < dim; i++) x[i] -= lambda * g[i];
      },
    };
  },
});
