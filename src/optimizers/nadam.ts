import { BiasCorrection } from "./parts/bias-correction.js";
import { defineOptimizer, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { pow } from "../core/math.js";
import { Scalar } from "./parts/scalar.js";
import { zeros } from "../core/vector.js";
import { momentAndRates } from "./parts/effective-rates.js";

export const nadam = defineOptimizer({
  id: "nadam",
  title: "NAdam",
  source: {
    ref: "Dozat, Incorporating Nesterov Momentum into Adam, ICLR 2016 workshop, Algorithm 2",
    url: "https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ",
    departs:
      "v̂ is not multiplied by β₂; torch 1.13 multiplied the next product by μₜ once too often, torch 2 and this do not",
  },
  rule: `m, v as in Adam;  μₜ = β₁·(1 − ½·0.96^(t·ψ))
x ← x − lr · (μₜ₊₁·m/(1 − μ₁…μₜ₊₁) + (1−μₜ)·g/(1 − μ₁…μₜ)) / (√v̂ + ε)`,
  params: {
    lr: learningRate(2e-3),
    ...param.moments,
    eps: param.divisorEpsilon(1e-8, "ε, added to √v̂"),
    momentumDecay: param.epsilon(
      4e-3,
      "ψ, how fast the momentum schedule rises to β₁; the paper and Keras have 1",
    ),
  },
  state: ["m", "v"],
  coordinatewise: true,
  create(dim, { beta1, beta2, eps, momentumDecay }) {
    const [m, v] = zeros(dim, 2);
    const correction2 = new BiasCorrection(beta2);
    // 1 − 0.96^(t·ψ) is a bias correction like any other
    const rising = new BiasCorrection(pow(0.96, momentumDecay));
    const nextMomentum = () => (beta1 * (1 + rising.next())) / 2;
    const mu = new Scalar(nextMomentum());
    const product = new Scalar(1);
    return {
      state: () => ({ m, v, "β₂ᵗ": correction2.power, μ: mu.value, Πμ: product.value }),
      derived: (_g, lr) => momentAndRates("v̂", correction2.unbias(v), lr, eps),
      step(x, g, lr) {
        const muNext = nextMomentum();
        product.value *= mu.value;
        const rootC2 = Math.sqrt(correction2.next());
        const ofM = (lr * rootC2 * muNext) / (1 - product.value * muNext);
        const ofG = (lr * rootC2 * (1 - mu.value)) / (1 - product.value);
        const outside = eps * rootC2;
        const [keep1, keep2, gain1, gain2] = [beta1, beta2, 1 - beta1, 1 - beta2];
        for (let i = 0; i < dim; i++) {
          const gi = g[i];
          const mi = (m[i] = keep1 * m[i] + gain1 * gi);
          const vi = (v[i] = keep2 * v[i] + gain2 * gi * gi);
          x[i] -= (ofM * mi + ofG * gi) / (Math.sqrt(vi) + outside);
        }
        mu.value = muNext;
      },
    };
  },
});
