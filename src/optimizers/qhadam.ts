import { defineOptimizer, learningRate, number } from "../core/define.js";

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
    beta1: number({ default: 0.995, range: "[0, 1)", doc: "decay of the first moment" }),
    beta2: number({ default: 0.999, range: "[0, 1)", doc: "decay of the second moment" }),
    nu1: number({ default: 0.7, range: "[0, 1]", doc: "ν₁, weight of m̂; 1 is Adam's" }),
    nu2: number({ default: 1, range: "[0, 1]", doc: "ν₂, weight of v̂; 1 is Adam's" }),
    eps: number({ default: 1e-8, range: "[0, inf)", scale: "log", doc: "ε, outside the root" }),
  },
  state: ["m̂", "v̂"],
  coordinatewise: true,
  create(dim, { beta1, beta2, nu1, nu2, eps }) {
    const mHat = new Float64Array(dim);
    const vHat = new Float64Array(dim);
    let weight1 = 0;
    let weight2 = 0;
    return {
      step(x, g, lr) {
        weight1 = 1 + beta1 * weight1;
        weight2 = 1 + beta2 * weight2;
        const new1 = 1 / weight1;
        const new2 = 1 / weight2;
        for (let i = 0; i < dim; i++) {
          const g2 = g[i] * g[i];
          mHat[i] = (1 - new1) * mHat[i] + new1 * g[i];
          vHat[i] = (1 - new2) * vHat[i] + new2 * g2;
          const u = nu1 * mHat[i] + (1 - nu1) * g[i];
          // with ε = 0 and a gradient that was always 0 the quotient would be 0/0
          if (u !== 0) x[i] -= (lr * u) / (Math.sqrt(nu2 * vHat[i] + (1 - nu2) * g2) + eps);
        }
      },
    };
  },
});
