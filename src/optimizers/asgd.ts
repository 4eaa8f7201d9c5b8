import { defineOptimizer, flag, learningRate, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { pow } from "../core/math.js";
import { Scalar } from "./parts/scalar.js";

export const asgd = defineOptimizer({
  id: "asgd",
  title: "Averaged SGD",
  example: "-f anisotropic -o asgd:t0=100 --tune",
  source: {
    ref: "Polyak & Juditsky, SIAM J. Control Optim. 30 (1992); with the step lengths of Bottou and Xu 2010",
    url: "https://doi.org/10.1137/0330046",
    departs:
      "as torch.optim.ASGD: η of a step is set by the lr of the step before; x decays by λ·η",
  },
  rule: `x ← x·(1 − λ·η) − η·g;  a ← a + (x − a)·μ
η ← lr/(1 + λ·lr·t)^α;  μ ← 1/max(1, t − t₀);  the answer is a`,
  params: {
    lr: learningRate(0.01),
    lambd: param.epsilon(1e-4, "λ, decay of x and of η"),
    alpha: number({ default: 0.75, range: "[0, inf)", doc: "α, power of the decay of η" }),
    t0: number({ default: 0, range: "[0, inf)", doc: "t₀, the step from which averaging starts" }),
    average: flag({
      default: true,
      doc: "the answer is the average a; off: the iterate x, which is what torch's parameter holds",
    }),
  },
  state: ["a"],
  coordinatewise: true,
  create(dim, { lambd, alpha, t0, ...params }) {
    const average = new Float64Array(dim);
    const eta = new Scalar(0.5);
    const mu = new Scalar(1);
    return {
      state: () => ({ a: average, η: eta.value, μ: mu.value }),
      ...(params.average ? { answer: average } : {}),
      step(x, g, lr, t) {
        if (t === 1) eta.value = lr;
        const length = eta.value;
        const share = mu.value;
        const keep = 1 - lambd * length;
        const a = average;
        for (let i = 0; i < a.length; i++) {
          const xi = (x[i] = x[i] * keep - length * g[i]);
          a[i] += (xi - a[i]) * share;
        }
        // to the last digit, which a + (x − a) is not
        if (share === 1) a.set(x);
        eta.value = lr / pow(1 + lambd * lr * t, alpha);
        mu.value = 1 / Math.max(1, t - t0);
      },
    };
  },
});
