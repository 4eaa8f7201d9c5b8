import { choice, defineOptimizer, learningRate, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { effectiveRates } from "./parts/effective-rates.js";

export const adagrad = defineOptimizer({
  id: "adagrad",
  title: "AdaGrad",
  source: {
    ref: "Duchi, Hazan & Singer, JMLR 12 (2011), the diagonal form of section 1.1",
    url: "https://jmlr.org/papers/v12/duchi11a.html",
    departs: "ε outside the root, no initial accumulator, lr and ε as torch.optim.Adagrad has them",
  },
  rule: `s ← s + g²
x ← x − lr/(1 + decay·(t−1)) · g/(√s + ε)   (eps-form=inside: g/√(s + ε))`,
  params: {
    lr: learningRate(0.01, "learning rate", [1e-4, 100]),
    eps: param.divisorEpsilon(1e-10, "ε"),
    epsForm: choice({
      values: ["outside", "inside"],
      default: "outside",
      doc: "whether ε stands outside or inside the root",
    }),
    initialAccumulator: number({ default: 0, range: "[0, inf)", doc: "s before the first step" }),
    lrDecay: number({ default: 0, range: "[0, inf)", doc: "inverse-time decay of lr" }),
  },
  state: ["s"],
  coordinatewise: true,
  create(dim, { eps, epsForm, initialAccumulator, lrDecay }) {
    const sum = new Float64Array(dim).fill(initialAccumulator);
    return {
      state: () => ({ s: sum }),
      derived(_g, lr, t) {
        const [inside, outside] = epsForm === "inside" ? [eps, 0] : [0, eps];
        return { η: effectiveRates(sum, lr / (1 + (t - 1) * lrDecay), outside, inside) };
      },
      step(x, g, lr, t) {
        const rate = lr / (1 + (t - 1) * lrDecay);
        const [inside, outside] = epsForm === "inside" ? [eps, 0] : [0, eps];
        const s = sum;
        for (let i = 0; i < s.length; i++) {
          const gi = g[i];
          const si = (s[i] += gi * gi);
          // with ε = 0 and a gradient that was always 0 the quotient would be 0/0
          if (gi !== 0) x[i] -= (rate * gi) / (Math.sqrt(si + inside) + outside);
        }
      },
    };
  },
});
