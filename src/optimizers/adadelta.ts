import { defineOptimizer, learningRate, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { zeros } from "../core/vector.js";

export const adadelta = defineOptimizer({
  id: "adadelta",
  title: "Adadelta",
  source: {
    ref: "Zeiler, ADADELTA: An Adaptive Learning Rate Method (2012), Algorithm 1",
    url: "https://arxiv.org/abs/1212.5701",
    departs: "the paper has no learning rate; lr = 1 is the paper",
  },
  rule: `v ← ρ·v + (1−ρ)·g²;  d = √(u + ε)/√(v + ε) · g
u ← ρ·u + (1−ρ)·d²;  x ← x − lr·d`,
  params: {
    lr: learningRate(1, "multiplies the paper's step", [1e-2, 1e4]),
    rho: number({ default: 0.9, range: "[0, 1]", doc: "ρ, decay of both mean squares" }),
    eps: param.epsilon(1e-6, "ε; √ε is what the first steps are made of, with 0 there are none"),
  },
  state: ["v", "u"],
  coordinatewise: true,
  create(dim, { rho, eps }) {
    const [v, u] = zeros(dim, 2);
    return {
      state: () => ({ v, u }),
      // u was averaged with d² = (u + ε)·q, which gives back the u before the step
      derived: (g, lr) => ({
        η: v.map((vi, i) => {
          const q = vi + eps > 0 ? (g[i] * g[i]) / (vi + eps) : 0;
          const share = rho + (1 - rho) * q;
          const before = share === 0 ? 0 : (u[i] - (1 - rho) * eps * q) / share;
          return (lr * Math.sqrt(Math.max(before, 0) + eps)) / Math.sqrt(vi + eps);
        }),
      }),
      step(x, g, lr) {
        const keep = rho;
        const gain = 1 - rho;
        for (let i = 0; i < dim; i++) {
          const gi = g[i];
          const ui = u[i];
          const vi = (v[i] = keep * v[i] + gain * gi * gi);
          // with ε = 0 and a gradient that was always 0 the quotient would be 0/0
          const d = vi + eps > 0 ? (Math.sqrt(ui + eps) / Math.sqrt(vi + eps)) * gi : 0;
          u[i] = keep * ui + gain * d * d;
          x[i] -= lr * d;
        }
      },
    };
  },
});
