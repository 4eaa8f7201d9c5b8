import { RateCorrection } from "./parts/bias-correction.js";
import { defineOptimizer, flag, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { dot } from "../core/vector.js";
import { Scalar } from "./parts/scalar.js";

export const novograd = defineOptimizer({
  id: "novograd",
  title: "NovoGrad",
  source: {
    ref: "Ginsburg et al., Stochastic Gradient Methods with Layer-wise Adaptive Moments (2019), Algorithm 1",
    url: "https://arxiv.org/abs/1905.11286",
    departs: "all of x is one layer",
  },
  rule: `ν ← β₂·ν + (1−β₂)·‖g‖²  (first step: ‖g‖²)
m ← β₁·m + g/(√ν + ε) + wd·x;  x ← x − lr·m`,
  params: {
    lr: learningRate(0.01),
    beta1: param.decayRate(0.95, "decay of the first moment"),
    beta2: param.decayRate(0.98, "decay of the mean squared norm"),
    eps: param.divisorEpsilon(1e-8, "ε, added to √ν"),
    epsRoot: param.epsRoot,
    weightDecay: param.weightDecayRate(0, "wd"),
    gradAveraging: flag({ doc: "weigh what enters m by 1 − β₁" }),
    biasCorrection: flag({ doc: "multiply lr by √(1−β₂ᵗ)/(1−β₁ᵗ), as kozistr's code does" }),
    seeded: flag({
      doc: "m holds the first scaled gradient before it is added, as in kozistr's code",
    }),
  },
  state: ["m"],
  create(dim, { beta1, beta2, eps, epsRoot, weightDecay, gradAveraging, biasCorrection, seeded }) {
    const m = new Float64Array(dim);
    const correction = new RateCorrection(beta1, beta2, biasCorrection);
    const gain = gradAveraging ? 1 - beta1 : 1;
    const nu = new Scalar(0);
    return {
      state: () => ({ m, ν: nu.value }),
      derived: (_g, lr) => (biasCorrection ? { η: lr * correction.last } : {}),
      step(x, g, lr, t) {
        const square = dot(g, g);
        nu.value = t === 1 ? square : beta2 * nu.value + (1 - beta2) * square;
        const scale = 1 / (Math.sqrt(nu.value + epsRoot) + eps);
        const rate = lr * correction.next();
        const enters = t > 1 ? gain : seeded ? gain + beta1 : gain;
        for (let i = 0; i < dim; i++) {
          m[i] = beta1 * m[i] + enters * (g[i] * scale + weightDecay * x[i]);
          x[i] -= rate * m[i];
        }
      },
    };
  },
});
