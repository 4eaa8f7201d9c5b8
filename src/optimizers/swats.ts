import { BiasCorrection } from "../core/bias-correction.js";
import { choice, defineOptimizer, flag, learningRate } from "../core/define.js";
import {
  amsgradFlag,
  decayRate,
  epsilonInRoot,
  epsilon,
  weightDecayRate,
} from "../core/hyper-parameters.js";
import { zeros } from "../core/vector.js";
import { DECAY_FORMS } from "../core/weight-decay.js";

export const swats = defineOptimizer({
  id: "swats",
  title: "SWATS (from Adam to SGD)",
  source: {
    ref: "Keskar & Socher, Improving Generalization Performance by Switching from Adam to SGD (2017), Algorithm 1",
    url: "https://arxiv.org/abs/1712.07628",
    departs:
      "after the switch a schedule of lr scales Λ; rtol and nesterov are those of the PyTorch ports, where nesterov is the step Λ·b",
  },
  rule: `Adam's step p = −lr·√(1−β₂ᵗ)/(1−β₁ᵗ)·m/(√v + ε);  x ← x + p
γ = p·p/(−p·g);  λ ← β₂·λ + (1−β₂)·γ;  Λ = λ/(1−β₂ᵗ)
once t > 1, Λ > 0 and |Λ − γ| ≤ atol + rtol·|γ|:  b ← β₁·b + g;  x ← x − (1−β₁)·Λ·b`,
  params: {
    lr: learningRate(1e-3),
    beta1: decayRate(0.9, "decay of the first moment; of b later"),
    beta2: decayRate(0.999, "decay of the second moment and of λ"),
    eps: epsilon(1e-9, "ε, outside the root"),
    epsRoot: epsilonInRoot,
    atol: epsilon(1e-9, "when Λ has settled"),
    rtol: epsilon(0, "the same, relative to γ"),
    amsgrad: amsgradFlag,
    nesterov: flag({ doc: "after the switch, step by Λ·b" }),
    weightDecay: weightDecayRate(0, "wd"),
    decayForm: choice({
      values: DECAY_FORMS,
      default: "coupled",
      doc: "wd·x is added to g;  or x shrinks before the step by lr·wd, later Λ·wd;  or by wd",
    }),
  },
  state: ["m", "v", "b", "vMax"],
  create(dim, { beta1, beta2, eps, epsRoot, atol, rtol, amsgrad, nesterov, ...params }) {
    const [m, v, b] = zeros(dim, 3);
    const vMax = new Float64Array(amsgrad ? dim : 0);
    const correction1 = new BiasCorrection(beta1);
    const correction2 = new BiasCorrection(beta2);
    const { weightDecay, decayForm } = params;
    const penalty = decayForm === "coupled" ? weightDecay : 0;
    const shrinkage = decayForm === "decoupled" ? weightDecay : 0;
    const fixed = decayForm === "fixed" ? weightDecay : 0;
    let lambda = 0;
    /** Λ over the lr at the switch; 0 while it is Adam. */
    let learnt = 0;
    return {
      step(x, g, lr, t) {
        const rate = learnt > 0 ? learnt * lr : lr;
        const keep = 1 - rate * shrinkage - fixed;
        if (learnt > 0) {
          const share = nesterov ? 1 : 1 - beta1;
          for (let i = 0; i < dim; i++) {
            b[i] = beta1 * b[i] + g[i] + penalty * x[i];
            x[i] = x[i] * keep - rate * share * b[i];
          }
          return;
        }
        const c2 = correction2.next();
        const alpha = (lr * Math.sqrt(c2)) / correction1.next();
        let pp = 0;
        let pg = 0;
        for (let i = 0; i < dim; i++) {
          const gi = g[i] + penalty * x[i];
          m[i] = beta1 * m[i] + (1 - beta1) * gi;
          v[i] = beta2 * v[i] + (1 - beta2) * gi * gi;
          let vBar = v[i];
          if (amsgrad) vBar = vMax[i] = Math.max(vMax[i], vBar);
          const p = m[i] === 0 ? 0 : (-alpha * m[i]) / (Math.sqrt(vBar + epsRoot) + eps);
          x[i] = x[i] * keep + p;
          pp += p * p;
          pg += p * gi;
        }
        if (pg === 0) return;
        const gamma = pp / -pg;
        lambda = beta2 * lambda + (1 - beta2) * gamma;
        const settled = Math.abs(lambda / c2 - gamma) <= atol + rtol * Math.abs(gamma);
        if (t > 1 && lambda > 0 && settled) learnt = lambda / c2 / lr;
      },
    };
  },
});
