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
  rule: `d ← g + wd·x;  with momentum: b ← μ·b + (1−τ)·d,  d ← b  (nesterov: d + μ·b)
x ← x − lr·d`,
  params: {
    lr: learningRate(0.01),
    momentum: number({ default: 0, range: "[0, 1)", doc: "μ; 0 is plain gradient descent" }),
    dampening: number({ default: 0, range: "[0, 1]", doc: "τ, from the second step on" }),
    nesterov: flag({ doc: "look ahead along the buffer" }),
    weightDecay: number({ default: 0, range: "[0, inf)", scale: "log", doc: "L2 penalty wd" }),
  },
  state: ["b"],
  coordinatewise: true,
  create(dim, { momentum, dampening, nesterov, weightDecay }) {
    if (momentum === 0 && weightDecay === 0) {
      return {
        step(x, g, lr) {
          for (let i = 0; i < dim; i++) x[i] -= lr * g[i];
        },
      };
    }
    const b = new Float64Array(dim);
    return {
      step(x, g, lr, t) {
        const gain = t === 1 ? 1 : 1 - dampening;
        for (let i = 0; i < dim; i++) {
          const d = g[i] + weightDecay * x[i];
          b[i] = momentum * b[i] + gain * d;
          x[i] -= lr * (nesterov ? d + momentum * b[i] : b[i]);
        }
      },
    };
  },
});
