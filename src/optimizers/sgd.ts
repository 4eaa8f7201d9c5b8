import { defineOptimizer, flag, learningRate, number } from "../core/define.js";

export const sgd = defineOptimizer({
  id: "sgd",
  title: "Gradient descent",
  source: {
    ref: "Cauchy 1847; with the momentum buffer of torch.optim.SGD (Sutskever et al., ICML 2013)",
    url: "https://docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html",
    departs:
      "lr multiplies outside the momentum buffer; the first buffer is g, undampened, as in torch",
  },
  rule: `x ← x − lr·g
with momentum: b ← μ·b + (1−τ)·g,  x ← x − lr·b   (nesterov: x − lr·(g + μ·b))`,
  params: {
    lr: learningRate(0.01),
    momentum: number({ default: 0, range: "[0, 1)", doc: "μ; 0 is plain gradient descent" }),
    dampening: number({ default: 0, range: "[0, 1]", doc: "τ, from the second step on" }),
    nesterov: flag({ doc: "look ahead along the buffer" }),
  },
  state: ["b"],
  coordinatewise: true,
  create(dim, { momentum, dampening, nesterov }) {
    if (momentum === 0) {
      return {
        step(x, g, lr) {
          for (let i = 0; i < dim; i++) x[i] -= lr * g[i];
        },
      };
    }
    const b = new Float64Array(dim);
    // the move is lr·(own·g + along·b)
    const [own, along] = nesterov ? [1, momentum] : [0, 1];
    return {
      step(x, g, lr, t) {
        const gain = t === 1 ? 1 : 1 - dampening;
        for (let i = 0; i < dim; i++) {
          b[i] = momentum * b[i] + gain * g[i];
          x[i] -= lr * (own * g[i] + along * b[i]);
        }
      },
    };
  },
});
