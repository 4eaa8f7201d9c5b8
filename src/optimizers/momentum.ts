import { defineOptimizer, flag, learningRate, number } from "../core/define.js";
import { momentumLimit } from "./parts/momentum-limit.js";

export const momentum = defineOptimizer({
  id: "momentum",
  title: "Momentum (heavy ball)",
  source: {
    ref: "Polyak 1964; in the velocity form of Sutskever et al., ICML 2013, eqs. 1–2",
    url: "https://proceedings.mlr.press/v28/sutskever13.html",
    departs: "lr stands inside the velocity: under a schedule this differs from sgd:momentum=0.9",
  },
  rule: "v ← μ·v − lr·g;  x ← x + v   (nesterov: x + μ·v − lr·g)",
  params: {
    lr: learningRate(0.01),
    momentum: number({ default: 0.9, range: "[0, 1]", doc: "μ, what is kept of the velocity" }),
    nesterov: flag({ doc: "x moves through the look-ahead points, as in Keras" }),
  },
  state: ["v"],
  coordinatewise: true,
  stability: ({ momentum: mu, nesterov }) => momentumLimit(mu, 1, nesterov),
  create(dim, { momentum: mu, nesterov }) {
    const velocity = new Float64Array(dim);
    return {
      state: () => ({ v: velocity }),
      step(x, g, lr) {
        const keep = mu;
        const v = velocity;
        if (nesterov) {
          for (let i = 0; i < dim; i++) {
            const push = lr * g[i];
            const vi = (v[i] = keep * v[i] - push);
            x[i] += keep * vi - push;
          }
          return;
        }
        for (let i = 0; i < v.length; i++) {
          const vi = (v[i] = keep * v[i] - lr * g[i]);
          x[i] += vi;
        }
      },
    };
  },
});
