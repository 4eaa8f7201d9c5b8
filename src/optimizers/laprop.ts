import { AverageRate, BiasCorrection } from "./parts/bias-correction.js";
import { defineOptimizer, flag, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { zeros } from "../core/vector.js";
import { AdamScalars } from "./parts/adam-scalars.js";

export const laprop = defineOptimizer({
  id: "laprop",
  title: "LaProp",
  source: {
    ref: "Ziyin, Wang & Ueda, LaProp: Separating Momentum and Adaptivity in Adam (2020), Algorithm 1",
    url: "https://arxiv.org/abs/2002.04839",
    departs:
      "lr stands inside m, and weight decay comes after the step, as in the authors' code; there the decay is not multiplied by lr (fixed-decay)",
  },
  rule: `v ← β₂·v + (1−β₂)·g²;  centered: a ← β₂·a + (1−β₂)·g, v̄ = v − a², else v̄ = v
m ← β₁·m + (1−β₁)·lr·g/(√v̂ + ε),  v̂ = v̄/(1−β₂ᵗ)   (eps-form=hat: (√v̄ + ε)/√(1−β₂ᵗ))
x ← x − m/c;  c = the same average of lr, over lr;  then x ← x − lr·wd·x`,
  params: {
    lr: learningRate(4e-4),
    ...param.moments,
    eps: param.divisorEpsilon(1e-15, "ε, outside the root"),
    epsForm: param.epsilonForm("corrected: √v̂ + ε.  hat: ε is added before the bias correction"),
    epsRoot: param.epsRoot,
    centered: flag({ doc: "subtract the squared mean: an estimate of the variance" }),
    centeredAfter: param.steps(10, "steps before the mean is first subtracted"),
    amsgrad: param.amsgrad,
    weightDecay: param.weightDecayRate(0, "wd, decoupled"),
    fixedDecay: flag({ doc: "weight decay is not multiplied by lr" }),
  },
  state: ["m", "v", "a", "v max"],
  coordinatewise: true,
  create(dim, { beta1, beta2, centered, centeredAfter, amsgrad, weightDecay, ...params }) {
    const [m, v, a, vMax] = zeros(dim, 4);
    const [correction2, averageRate] = [new BiasCorrection(beta2), new AverageRate(beta1)];
    const scalars = new AdamScalars({ beta1, biasCorrection1: false, ...params });
    return {
      state: () => ({ m, v, a, "v max": vMax, "β₂ᵗ": correction2.power }),
      derived: (_g, lr) => ({ m̂: m.map((mi) => averageRate.last(lr) * mi) }),
      step(x, g, lr, t) {
        const c2 = correction2.next();
        scalars.next(Math.sqrt(c2), c2);
        const shrink = 1 - weightDecay * (params.fixedDecay ? 1 : lr);
        const isWarm = !centered || t > centeredAfter;
        const { keep1, gain1, ofM: rootC2, inside, outside } = scalars;
        const [out, { keep: keep2, gain: gain2 }] = [averageRate.next(lr), correction2];
        for (let i = 0; i < dim; i++) {
          const gi = g[i];
          let vi = (v[i] = keep2 * v[i] + gain2 * gi * gi);
          const ai = centered ? (a[i] = keep2 * a[i] + gain2 * gi) : 0;
          if (centered && isWarm) vi = Math.max(0, vi - ai * ai);
          if (amsgrad && isWarm) vi = vMax[i] = Math.max(vMax[i], vi);
          const u = gi === 0 ? 0 : (rootC2 * gi) / (Math.sqrt(vi + inside) + outside);
          m[i] = keep1 * m[i] + gain1 * lr * u;
          x[i] = (x[i] - out * m[i]) * shrink;
        }
      },
    };
  },
});
