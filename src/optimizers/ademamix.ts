import { BiasCorrection, powersOf } from "./parts/bias-correction.js";
import { defineOptimizer, flag, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import type { Optimizer } from "../core/types.js";
import { zeros } from "../core/vector.js";
import { withWeightDecay } from "../core/weight-decay.js";
import { AdamScalars } from "./parts/adam-scalars.js";
import { SlowMean, slowMeanParams } from "./parts/slow-mean.js";

export const ademamix = defineOptimizer({
  id: "ademamix",
  revision: 2,
  title: "AdEMAMix",
  source: {
    ref: "Pagliardini, Ablin & Grangier, The AdEMAMix Optimizer: Better, Faster, Older, ICLR 2025, Algorithm 1",
    url: "https://arxiv.org/abs/2409.03137",
    departs: "α = 2, as in the authors' code (apple/ml-ademamix); the paper's runs have 5 to 10",
  },
  rule: `m ← β₁·m + (1−β₁)·g;  s ← β₃·s + (1−β₃)·g;  v ← β₂·v + (1−β₂)·g²
x ← x − lr·((m̂ + α·s)/(√v̂ + ε) + wd·x),  m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ)`,
  params: {
    lr: learningRate(1e-3),
    beta1: param.decayRate(0.9, "decay of the fast mean"),
    beta2: param.decayRate(0.999, "decay of the second moment"),
    ...slowMeanParams,
    eps: param.divisorEpsilon(1e-8, "ε, added to √v̂"),
    epsRoot: param.epsRoot,
    slowCorrection: flag({ doc: "divide the slow mean by 1 − β₁ᵗ too, as kozistr's code does" }),
    weightDecay: param.weightDecayRate(0, "wd, decoupled"),
  },
  state: ["m", "s", "v"],
  coordinatewise: true,
  create(dim, { beta1, beta2, slowCorrection, ...params }) {
    const [m, s, v] = zeros(dim, 3);
    const correction2 = new BiasCorrection(beta2);
    const slowMean = new SlowMean(beta1, params);
    const scalars = new AdamScalars({ beta1, ...params });
    const inner: Optimizer = {
      state: () => ({ m, s, v, ...powersOf(scalars, correction2) }),
      derived: (g) => ({ α: slowMean.alpha, ...scalars.derived(m, v, g) }),
      step(x, g, lr, t) {
        slowMean.growTo(t);
        const { alpha, beta3: keep3 } = slowMean;
        const c2 = correction2.next();
        scalars.next(lr * Math.sqrt(c2), c2);
        const { keep1, gain1, ofM, inside, outside, c1, rate } = scalars;
        const ofS = (rate * alpha) / (slowCorrection ? c1 : 1);
        const { keep: keep2, gain: gain2 } = correction2;
        for (let i = 0; i < dim; i++) {
          const gi = g[i];
          const mi = (m[i] = keep1 * m[i] + gain1 * gi);
          const si = (s[i] = keep3 * s[i] + (1 - keep3) * gi);
          const vi = (v[i] = keep2 * v[i] + gain2 * gi * gi);
          x[i] -= (ofM * mi + ofS * si) / (Math.sqrt(vi + inside) + outside);
        }
      },
    };
    return withWeightDecay(inner, dim, params.weightDecay, "decoupled");
  },
});
