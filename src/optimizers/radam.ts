import { defineOptimizer, flag, learningRate, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { zeros } from "../core/vector.js";
import { AdamScalars } from "./parts/adam-scalars.js";
import { Rectification } from "./parts/rectification.js";

export const radam = defineOptimizer({
  id: "radam",
  title: "RAdam",
  source: {
    ref: "Liu et al., On the Variance of the Adaptive Learning Rate and Beyond, ICLR 2020, Algorithm 2",
    url: "https://arxiv.org/abs/1908.03265",
    departs: "rectifies where ρₜ > 5, as the authors' code and torch do; the paper says 4",
  },
  rule: `m, v as in Adam;  ρ∞ = 2/(1−β₂) − 1,  ρₜ = ρ∞ − 2t·β₂ᵗ/(1−β₂ᵗ)
ρₜ > threshold: x ← x − lr·rₜ · m̂/(√v̂ + ε),  rₜ² = (ρₜ−4)(ρₜ−2)ρ∞/((ρ∞−4)(ρ∞−2)ρₜ)
else: x ← x − lr·m̂`,
  params: {
    lr: learningRate(1e-3, "step size α"),
    ...param.moments,
    eps: param.divisorEpsilon(1e-8, "ε"),
    epsForm: param.epsilonForm("corrected: √v̂ + ε, as in optax.  hat: √v + ε, as in torch"),
    epsRoot: param.epsRoot,
    threshold: number({ default: 5, range: "[4, inf)", doc: "the ρₜ above which v is trusted" }),
    nesterov: flag({ doc: "look one step ahead in the first moment, as in adam:nesterov" }),
  },
  state: ["m", "v"],
  coordinatewise: true,
  create(dim, { beta2, threshold, ...form }) {
    const [m, v] = zeros(dim, 2);
    const rectification = new Rectification(beta2);
    const scalars = new AdamScalars(form);
    return {
      state: () => ({ m, v, "β₁ᵗ": scalars.power, ρ: rectification.length }),
      derived: (g) => scalars.derived(m, v, g, "v̂", rectification.length > threshold),
      step(x, g, lr) {
        rectification.next();
        const { correction, keep: keep2, gain: gain2 } = rectification;
        const isTrusted = rectification.length > threshold;
        const rate = isTrusted ? lr * rectification.factor() * Math.sqrt(correction) : lr;
        scalars.next(rate, correction);
        const { keep1, gain1, ofM, ofG, inside, outside } = scalars;
        for (let i = 0; i < dim; i++) {
          const gi = g[i];
          const mi = (m[i] = keep1 * m[i] + gain1 * gi);
          const vi = (v[i] = keep2 * v[i] + gain2 * gi * gi);
          const move = ofM * mi + ofG * gi;
          x[i] -= isTrusted ? move / (Math.sqrt(vi + inside) + outside) : move;
        }
      },
    };
  },
});
