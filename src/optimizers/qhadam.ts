import { defineOptimizer, learningRate, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { Scalar } from "./parts/scalar.js";
import { byName, zeros } from "../core/vector.js";

export const qhadam = defineOptimizer({
  id: "qhadam",
  title: "QHAdam",
  source: {
    ref: "Ma & Yarats, Quasi-hyperbolic momentum and Adam for deep learning, ICLR 2019, section 4",
    url: "https://arxiv.org/abs/1810.06801",
    departs: "the bias corrections are folded into the averages, as in the authors' qhoptim",
  },
  rule: `m̂, v̂ ← the averages of g and g², weighted with β₁ᵏ and β₂ᵏ
x ← x − lr · ((1−ν₁)·g + ν₁·m̂)/(√((1−ν₂)·g² + ν₂·v̂) + ε)`,
  params: {
    lr: learningRate(1e-3, "step size α"),
    beta1: param.decayRate(0.995, "decay of the first moment"),
    beta2: param.decayRate(0.999, "decay of the second moment"),
    nu1: number({ default: 0.7, range: "[0, 1]", doc: "ν₁, weight of m̂; 1 is Adam's" }),
    nu2: number({ default: 1, range: "[0, 1]", doc: "ν₂, weight of v̂; 1 is Adam's" }),
    eps: param.divisorEpsilon(1e-8, "ε, outside the root"),
  },
  state: ["m̂", "v̂"],
  coordinatewise: true,
  create(dim, { beta1, beta2, nu1, nu2, eps }) {
    const state = zeros(dim, 2);
    const weight1 = new Scalar(0);
    const weight2 = new Scalar(0);
    return {
      state: () => byName(["m̂", "v̂"], state),
      derived: (g, lr) => ({
        η: state[1].map((vi, i) => lr / (Math.sqrt(nu2 * vi + (1 - nu2) * g[i] * g[i]) + eps)),
      }),
      step(x, g, lr) {
        const new1 = 1 / (weight1.value = 1 + beta1 * weight1.value);
        const new2 = 1 / (weight2.value = 1 + beta2 * weight2.value);
        const own1 = 1 - nu1;
        const own2 = 1 - nu2;
        const [mHat, vHat] = state;
        const [of1, of2, outside] = [nu1, nu2, eps];
        for (let i = 0; i < mHat.length; i++) {
          const gi = g[i];
          const g2 = gi * gi;
          const mi = (mHat[i] = (1 - new1) * mHat[i] + new1 * gi);
          const vi = (vHat[i] = (1 - new2) * vHat[i] + new2 * g2);
          const u = of1 * mi + own1 * gi;
          // with ε = 0 and a gradient that was always 0 the quotient would be 0/0
          if (u !== 0) x[i] -= (lr * u) / (Math.sqrt(of2 * vi + own2 * g2) + outside);
        }
      },
    };
  },
});
