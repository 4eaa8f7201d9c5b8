import { defineOptimizer, learningRate } from "../core/define.js";

export const nesterovConvex = defineOptimizer({
  id: "nesterov-convex",
  title: "Nesterov's method for convex functions (FISTA)",
  source: {
    ref: "Nesterov 1983; as in Beck & Teboulle, FISTA, SIAM J. Imaging Sciences 2 (2009), eqs. 4.1–4.3",
    url: "https://doi.org/10.1137/080716542",
    departs:
      "no proximal step. The iterate moves through the points y, where the gradients are taken; x is the answer",
  },
  rule: `x⁺ ← y − lr·∇f(y);  τ⁺ = (1 + √(1 + 4τ²))/2, τ = 1 at first
y ← x⁺ + (τ − 1)/τ⁺ · (x⁺ − x)`,
  params: { lr: learningRate(0.01, "step length, at most 1/L") },
  state: ["x"],
  coordinatewise: true,
  create(dim) {
    const answer = new Float64Array(dim);
    let tau = 1;
    return {
      state: () => ({ x: answer, τ: tau }),
      answer,
      step(y, g, lr, t) {
        if (t === 1) answer.set(y);
        const next = (1 + Math.sqrt(1 + 4 * tau * tau)) / 2;
        const momentum = (tau - 1) / next;
        tau = next;
        const last = answer;
        for (let i = 0; i < last.length; i++) {
          const x = y[i] - lr * g[i];
          y[i] = x + momentum * (x - last[i]);
          last[i] = x;
        }
      },
    };
  },
});
