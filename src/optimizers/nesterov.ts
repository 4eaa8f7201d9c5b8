import { defineOptimizer, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { momentumLimit } from "./parts/momentum-limit.js";
import { zeros } from "../core/vector.js";

export const nesterov = defineOptimizer({
  id: "nesterov",
  title: "Nesterov momentum",
  source: {
    ref: "Nesterov 1983; in the form of Sutskever et al., ICML 2013, eqs. 3–4",
    url: "https://proceedings.mlr.press/v28/sutskever13.html",
    departs:
      "x moves through the look-ahead points θ + μ·v, where the gradients are taken; θ is the answer",
  },
  rule: "v ← μ·v − lr·∇f(θ + μ·v);  θ ← θ + v",
  params: {
    lr: learningRate(0.01),
    momentum: param.decayRate(0.9, "μ, what is kept of the velocity"),
  },
  state: ["v", "θ"],
  coordinatewise: true,
  stability: ({ momentum: mu }) => momentumLimit(mu, 1, true),
  create(dim, { momentum: mu }) {
    const [v, theta] = zeros(dim, 2);
    return {
      state: () => ({ v, θ: theta }),
      answer: theta,
      step(x, g, lr, t) {
        if (t === 1) theta.set(x);
        const keep = mu;
        for (let i = 0; i < dim; i++) {
          const vi = (v[i] = keep * v[i] - lr * g[i]);
          const at = (theta[i] += vi);
          x[i] = at + keep * vi;
        }
      },
    };
  },
});
