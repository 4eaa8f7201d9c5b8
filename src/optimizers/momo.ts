import { defineOptimizer, flag, learningRate, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { dot } from "../core/vector.js";
import { Scalar } from "./parts/scalar.js";

export const momo = defineOptimizer({
  id: "momo",
  title: "MoMo",
  source: {
    ref: "Schaipp et al., MoMo: Momentum Models for Adaptive Learning Rates, ICML 2024, Algorithm 1",
    url: "https://arxiv.org/abs/2305.07583",
    departs: "makes no step where ‖d‖² ≤ 2⁻⁵², as optax does",
  },
  rule: `d ← β·d + (1−β)·g;  f̄ ← β·f̄ + (1−β)·f;  γ ← β·γ + (1−β)·g·x   (first step: β = 0)
x ← x/(1 + lr·wd) − η·d,  η = min(lr, max(0, (1 + lr·wd)·(f̄ − f* − γ) + d·x)/‖d‖²)`,
  params: {
    lr: learningRate(1, "the longest η"),
    beta: param.decayRate(0.9, "β, decay of the averages"),
    lowerBound: number({
      default: null,
      range: "(-inf, inf)",
      doc: "f*; auto: the function's minimum, or 0 where it is unknown",
    }),
    adaptLowerBound: flag({ doc: "estimate f* on the way, from lower-bound up" }),
    weightDecay: param.weightDecayRate(0, "wd"),
  },
  state: ["d"],
  create(dim, { beta, lowerBound, adaptLowerBound, weightDecay }, oracle) {
    const d = new Float64Array(dim);
    const least = lowerBound ?? oracle.minimum ?? 0;
    const bound = new Scalar(least);
    const fBar = new Scalar(0);
    const [gamma, rate] = [new Scalar(0), new Scalar(0)];
    return {
      state: () => ({ d, f̄: fBar.value, γ: gamma.value, "f*": bound.value }),
      derived: () => ({ η: rate.value }),
      step(x, g, lr, t) {
        const keep = t === 1 ? 0 : beta;
        for (let i = 0; i < dim; i++) d[i] = keep * d[i] + (1 - keep) * g[i];
        fBar.value = keep * fBar.value + (1 - keep) * oracle.value;
        gamma.value = keep * gamma.value + (1 - keep) * dot(g, x);
        const square = dot(d, d);
        const along = dot(d, x);
        const w = 1 + lr * weightDecay;
        const cap = w * (fBar.value - gamma.value) + along;
        if (adaptLowerBound && cap < w * bound.value) bound.value = Math.max(cap / (2 * w), least);
        const ideal = Math.max(w * (fBar.value - bound.value - gamma.value) + along, 0) / square;
        const eta = (rate.value = square <= Number.EPSILON ? 0 : Math.min(lr, ideal));
        if (adaptLowerBound)
          bound.value = Math.max(fBar.value + along - gamma.value - 0.5 * eta * square, least);
        for (let i = 0; i < dim; i++) x[i] = x[i] / w - eta * d[i];
      },
    };
  },
});
