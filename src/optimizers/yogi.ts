import { BiasCorrection, powersOf } from "./parts/bias-correction.js";
import { defineOptimizer, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { withWeightDecay } from "../core/weight-decay.js";
import { momentAndRates } from "./parts/effective-rates.js";

export const yogi = defineOptimizer({
  id: "yogi",
  title: "Yogi",
  source: {
    ref: "Zaheer et al., Adaptive Methods for Nonconvex Optimization, NeurIPS 2018, Algorithm 2",
    url: "https://papers.nips.cc/paper/8186-adaptive-methods-for-nonconvex-optimization",
    departs:
      "bias-corrected as Adam, and m starts at initial-accumulator as v does: so in TensorFlow Addons, jettify/pytorch-optimizer and optax. The first step therefore moves even where g = 0",
  },
  rule: `m ← β₁·m + (1−β₁)·g;  v ← v − (1−β₂)·sign(v − g²)·g²
x ← x − lr · m̂/(√v̂ + ε),  m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ)`,
  params: {
    lr: learningRate(0.01),
    ...param.moments,
    eps: param.divisorEpsilon(1e-3, "ε, added to √v̂"),
    initialAccumulator: param.epsilon(1e-6, "m and v before the first step"),
    weightDecay: param.weightDecayRate(0, "L2 penalty wd"),
  },
  state: ["m", "v"],
  coordinatewise: true,
  create(dim, { beta1, beta2, eps, initialAccumulator, weightDecay }) {
    const m = new Float64Array(dim).fill(initialAccumulator);
    const v = new Float64Array(dim).fill(initialAccumulator);
    const correction1 = new BiasCorrection(beta1);
    const correction2 = new BiasCorrection(beta2);
    const inner = {
      state: () => ({ m, v, ...powersOf(correction1, correction2) }),
      derived: (_g: Float64Array, lr: number) => ({
        m̂: correction1.unbias(m),
        ...momentAndRates("v̂", correction2.unbias(v), lr, eps),
      }),
      step(x: Float64Array, g: Float64Array, lr: number) {
        const c2 = correction2.next();
        const alpha = (lr * Math.sqrt(c2)) / correction1.next();
        const outside = eps * Math.sqrt(c2);
        const keep1 = beta1;
        const gain1 = 1 - beta1;
        const gain2 = 1 - beta2;
        for (let i = 0; i < dim; i++) {
          const gi = g[i];
          const mi = (m[i] = keep1 * m[i] + gain1 * gi);
          const square = gi * gi;
          const vi = (v[i] -= gain2 * Math.sign(v[i] - square) * square);
          x[i] -= (alpha * mi) / (Math.sqrt(vi) + outside);
        }
      },
    };
    return withWeightDecay(inner, dim, weightDecay, "coupled");
  },
});
