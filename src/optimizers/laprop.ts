import { BiasCorrection } from "../core/bias-correction.js";
import { defineOptimizer, flag, learningRate, number } from "../core/define.js";
import {
  amsgradFlag,
  epsilonInRoot,
  epsilon,
  epsilonForm,
  moments,
  weightDecayRate,
} from "../core/hyper-parameters.js";
import { Scalar } from "../core/scalar.js";
import { zeros } from "../core/vector.js";

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
    ...moments,
    eps: epsilon(1e-15, "ε, outside the root"),
    epsForm: epsilonForm("corrected: √v̂ + ε.  hat: ε is added before the bias correction"),
    epsRoot: epsilonInRoot,
    centered: flag({ doc: "subtract the squared mean: an estimate of the variance" }),
    centeredAfter: number({
      default: 10,
      range: "[0, inf)",
      integer: true,
      doc: "steps before the mean is first subtracted",
    }),
    amsgrad: amsgradFlag,
    weightDecay: weightDecayRate(0, "wd, decoupled"),
    fixedDecay: flag({ doc: "weight decay is not multiplied by lr" }),
  },
  state: ["m", "v", "a", "vMax"],
  coordinatewise: true,
  create(dim, p) {
    const { beta1, beta2, eps, epsRoot, centered, amsgrad } = p;
    const [m, v] = zeros(dim, 2);
    const a = new Float64Array(centered ? dim : 0);
    const vMax = new Float64Array(amsgrad ? dim : 0);
    const correction2 = new BiasCorrection(beta2);
    const averageRate = new Scalar(0);
    return {
      step(x, g, lr, t) {
        const rootC2 = Math.sqrt(correction2.next());
        averageRate.value = beta1 * averageRate.value + (1 - beta1) * lr;
        const out = lr === 0 ? 1 : lr / averageRate.value;
        // √(v/c + εr) + ε = (√(v + εr·c) + ε·√c)/√c: both forms are one loop
        const inside = p.epsForm === "hat" ? epsRoot : epsRoot * rootC2 * rootC2;
        const outside = p.epsForm === "hat" ? eps : eps * rootC2;
        const keep = 1 - p.weightDecay * (p.fixedDecay ? 1 : lr);
        const isWarm = !centered || t > p.centeredAfter;
        const keep1 = beta1;
        const keep2 = beta2;
        const gain1 = (1 - beta1) * lr;
        const gain2 = 1 - beta2;
        for (let i = 0; i < dim; i++) {
          const gi = g[i];
          let vi = (v[i] = keep2 * v[i] + gain2 * gi * gi);
          if (centered) {
            const ai = (a[i] = keep2 * a[i] + gain2 * gi);
            if (isWarm) vi = Math.max(0, vi - ai * ai);
          }
          if (amsgrad && isWarm) vi = vMax[i] = Math.max(vMax[i], vi);
          const u = gi === 0 ? 0 : (rootC2 * gi) / (Math.sqrt(vi + inside) + outside);
          const mi = (m[i] = keep1 * m[i] + gain1 * u);
          x[i] = (x[i] - out * mi) * keep;
        }
      },
    };
  },
});
