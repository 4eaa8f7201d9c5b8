import { defineOptimizer, flag, learningRate, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { momentumLimit } from "./parts/momentum-limit.js";
import type { Optimizer } from "../core/types.js";
import { withWeightDecay } from "../core/weight-decay.js";

export const sgd = defineOptimizer({
  id: "sgd",
  title: "Gradient descent",
  source: {
    ref: "Cauchy 1847; with the momentum buffer of torch.optim.SGD (Sutskever et al., ICML 2013)",
    url: "https://docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html",
    departs:
      "lr multiplies outside the momentum buffer; the first buffer is g, undampened, as in torch",
  },
  rule: `g ← ∇f(x) + wd·x;  x ← x − lr·g
with momentum: b ← μ·b + (1−τ)·g,  x ← x − lr·b   (nesterov: x − lr·(g + μ·b))`,
  params: {
    lr: learningRate(0.01),
    momentum: number({ default: 0, range: "[0, 1]", doc: "μ; 0 is plain gradient descent" }),
    dampening: number({ default: 0, range: "[0, 1]", doc: "τ, from the second step on" }),
    nesterov: flag({ doc: "look ahead along the buffer" }),
    weightDecay: param.weightDecayRate(0, "wd, an L2 penalty"),
  },
  state: ["b"],
  coordinatewise: true,
  // the decay adds to every curvature
  stability: ({ momentum: mu, dampening, nesterov, weightDecay }) =>
    weightDecay > 0 ? null : momentumLimit(mu, mu === 0 ? 1 : 1 - dampening, nesterov),
  create(dim, { momentum, dampening, nesterov, weightDecay }) {
    const method = momentum === 0 ? plain(dim) : withBuffer(dim, momentum, dampening, nesterov);
    return withWeightDecay(method, dim, weightDecay, "coupled");
  },
});

function plain(dim: number): Optimizer {
  return {
    state: () => ({}),
    step(x, g, lr) {
      for (let i = 0; i < dim; i++) x[i] -= lr * g[i];
    },
  };
}

function withBuffer(dim: number, mu: number, dampening: number, nesterov: boolean): Optimizer {
  const b = new Float64Array(dim);
  // the move is lr·(own·g + along·b)
  const [own, along] = nesterov ? [1, mu] : [0, 1];
  return {
    state: () => ({ b }),
    step(x, g, lr, t) {
      const gain = t === 1 ? 1 : 1 - dampening;
      for (let i = 0; i < dim; i++) {
        const gi = g[i];
        const bi = (b[i] = mu * b[i] + gain * gi);
        x[i] -= lr * (own * gi + along * bi);
      }
    },
  };
}
