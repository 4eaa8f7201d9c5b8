import { BiasCorrection } from "./parts/bias-correction.js";
import { choice, defineOptimizer, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { zeros } from "../core/vector.js";

export const adamax = defineOptimizer({
  id: "adamax",
  title: "AdaMax",
  source: {
    ref: "Kingma & Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, Algorithm 2",
    url: "https://arxiv.org/abs/1412.6980",
    departs: "the paper has no ε; where it stands is torch's and optax's, or Keras'",
  },
  rule: `m ← β₁·m + (1−β₁)·g;  u ← max(β₂·u, |g| + ε)
x ← x − lr/(1−β₁ᵗ) · m/u   (eps-form=denominator: u ← max(β₂·u, |g|), m/(u + ε))`,
  params: {
    lr: learningRate(2e-3, "step size α"),
    beta1: param.decayRate(0.9, "decay of the first moment"),
    beta2: param.decayRate(0.999, "decay of the largest |g|"),
    eps: param.divisorEpsilon(1e-8, "ε"),
    epsForm: choice({
      values: ["gradient", "denominator"],
      default: "gradient",
      doc: "whether ε is added to |g| inside the maximum, or to u when dividing by it",
    }),
  },
  state: ["m", "u"],
  coordinatewise: true,
  create(dim, { beta1, beta2, eps, epsForm }) {
    const [m, u] = zeros(dim, 2);
    const correction1 = new BiasCorrection(beta1);
    const [inMax, inQuotient] = epsForm === "gradient" ? [eps, 0] : [0, eps];
    return {
      state: () => ({ m, u, "β₁ᵗ": correction1.power }),
      derived: (_g, lr) => ({
        m̂: correction1.unbias(m),
        η: u.map((ui) => lr / (ui + inQuotient)),
      }),
      step(x, g, lr) {
        const alpha = lr / correction1.next();
        const within = inMax;
        const beside = inQuotient;
        const keep1 = beta1;
        const keep2 = beta2;
        const gain1 = 1 - beta1;
        for (let i = 0; i < dim; i++) {
          const gi = g[i];
          const mi = (m[i] = keep1 * m[i] + gain1 * gi);
          const ui = (u[i] = Math.max(keep2 * u[i], Math.abs(gi) + within));
          x[i] -= (alpha * mi) / (ui + beside);
        }
      },
    };
  },
});
