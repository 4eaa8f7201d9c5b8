import { defineOptimizer, learningRate, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";

export const qhm = defineOptimizer({
  id: "qhm",
  title: "Quasi-hyperbolic momentum (QHM)",
  source: {
    ref: "Ma & Yarats, Quasi-hyperbolic momentum and Adam for deep learning, ICLR 2019, eqs. 3–4",
    url: "https://arxiv.org/abs/1810.06801",
  },
  rule: `b ← β·b + (1−β)·g
x ← x − lr·((1−ν)·g + ν·b)`,
  params: {
    lr: learningRate(0.01, "step size α; the average is normalised, so 1/(1−β) times that of sgd"),
    momentum: param.decayRate(0.999, "β, decay of the average"),
    nu: number({ default: 0.7, range: "[0, 1]", doc: "ν; 0 is sgd, 1 is averaged momentum" }),
  },
  state: ["b"],
  coordinatewise: true,
  stability: ({ momentum: beta, nu }) => (2 * (1 + beta)) / (1 + beta - 2 * nu * beta),
  create(dim, { momentum: beta, nu }) {
    const buffer = new Float64Array(dim);
    return {
      state: () => ({ b: buffer }),
      step(x, g, lr) {
        const keep = beta;
        const gain = 1 - beta;
        const own = 1 - nu;
        const along = nu;
        const b = buffer;
        for (let i = 0; i < b.length; i++) {
          const gi = g[i];
          const bi = (b[i] = keep * b[i] + gain * gi);
          x[i] -= lr * (own * gi + along * bi);
        }
      },
    };
  },
});
