import { defineOptimizer, flag, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import type { Optimizer } from "../core/types.js";
import { byName, zeros } from "../core/vector.js";
import { decayFormOf, decayParams, withWeightDecay } from "../core/weight-decay.js";
import { AdamScalars } from "./parts/adam-scalars.js";
import { OptionalRectification, rectificationParams } from "./parts/rectification.js";

export const adabelief = defineOptimizer({
  id: "adabelief",
  title: "AdaBelief",
  source: {
    ref: "Zhuang et al., AdaBelief Optimizer, NeurIPS 2020, Algorithm 2",
    url: "https://arxiv.org/abs/2010.07468",
    departs:
      "ε is also added to s in every step, and accumulates there, as in the authors' code 0.2.1; rectify, their default, is off",
  },
  rule: `m ← β₁·m + (1−β₁)·g;  s ← β₂·s + (1−β₂)·(g − m)² + ε
x ← x − lr · m̂/(√ŝ + ε),  m̂ = m/(1−β₁ᵗ), ŝ = s/(1−β₂ᵗ)`,
  params: {
    lr: learningRate(1e-3, "step size α"),
    beta1: param.decayRate(0.9, "decay of the mean"),
    beta2: param.decayRate(0.999, "decay of the variance"),
    eps: param.divisorEpsilon(1e-16, "ε, outside the root"),
    epsForm: param.epsilonForm("corrected: √ŝ + ε.  hat: √s + ε, as wherever rectified"),
    epsRoot: param.epsilon(null, "what is added to s in every step; auto: ε"),
    epsInside: param.epsilon(0, "added under the root, to s or ŝ; kozistr's code has 1e-15"),
    amsgrad: flag({ doc: "divide by the largest s so far" }),
    ...rectificationParams,
    nesterov: flag({ doc: "look one step ahead in the first moment, as in adam:nesterov" }),
    ...decayParams,
  },
  state: ["m", "s", "s max"],
  coordinatewise: true,
  create(dim, { beta1, beta2, eps, epsForm, epsRoot, epsInside, amsgrad, nesterov, ...params }) {
    const state = zeros(dim, amsgrad ? 3 : 2);
    const rectification = new OptionalRectification(beta2, params);
    const [form, added] = [params.rectify ? "hat" : epsForm, epsRoot ?? eps] as const;
    const scalars = new AdamScalars({ beta1, eps, epsRoot: epsInside, epsForm: form, nesterov });
    const inner: Optimizer = {
      state: () => ({ ...byName(["m", "s", "s max"], state), "β₁ᵗ": scalars.power }),
      derived: (g) => scalars.derived(state[0], state.at(-1)!, g, "ŝ", rectification.isTrusted),
      step(x, g, lr) {
        scalars.next(rectification.rate(lr), rectification.correction);
        const { keep1, gain1, ofM, ofG, inside, outside } = scalars;
        const { keep: keep2, gain: gain2, isTrusted } = rectification;
        const [m, s, largest = s] = state;
        for (let i = 0; i < m.length; i++) {
          const gi = g[i];
          const mi = (m[i] = keep1 * m[i] + gain1 * gi);
          const r = gi - mi;
          const si = (s[i] = keep2 * s[i] + gain2 * r * r + added);
          const most = (largest[i] = Math.max(largest[i], si));
          x[i] -= (ofM * mi + ofG * gi) / (isTrusted ? Math.sqrt(most + inside) + outside : 1);
        }
      },
    };
    return withWeightDecay(inner, dim, params.weightDecay, decayFormOf(params));
  },
});
