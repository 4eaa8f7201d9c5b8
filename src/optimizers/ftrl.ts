import { defineOptimizer, learningRate, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { pow } from "../core/math.js";

export const ftrl = defineOptimizer({
  id: "ftrl",
  title: "FTRL-Proximal",
  source: {
    ref: "McMahan et al., Ad Click Prediction: a View from the Trenches, KDD 2013, Algorithm 1",
    url: "https://doi.org/10.1145/2487575.2488200",
    departs:
      "as Keras has it: β enters the L2 term, halved; x is made from the sums alone, so the first step forgets x₀ where g = 0",
  },
  rule: `n₊ = n + g²;  z ← z + g + 2·l2-shrinkage·x − (n₊^p − n^p)/lr·x,  p = −lr-power;  n ← n₊
x ← (clip(z, ±l1) − z)/(n^p/lr + 2·l2 + β/lr)`,
  params: {
    lr: learningRate(1e-3),
    lrPower: number({ default: -0.5, range: "(-inf, 0]", doc: "−p; −½ decays as AdaGrad" }),
    initialAccumulator: {
      ...param.divisorEpsilon(0.1, "n before the first step"),
      scale: "linear",
    },
    l1: param.epsilon(0, "L1 penalty"),
    l2: param.epsilon(0, "L2 penalty"),
    l2Shrinkage: param.epsilon(0, "L2 penalty on the gradient alone, not on n"),
    beta: number({ default: 0, range: "[0, inf)", doc: "β of the paper" }),
  },
  state: ["n", "z"],
  coordinatewise: true,
  create(dim, { lrPower, initialAccumulator, l1, l2, l2Shrinkage, beta }) {
    const n = new Float64Array(dim).fill(initialAccumulator);
    const z = new Float64Array(dim);
    const power = lrPower === -0.5 ? Math.sqrt : (base: number) => pow(base, -lrPower);
    return {
      state: () => ({ n, z }),
      derived: (_g, lr) => ({
        η: n.map((ni) => (lr === 0 ? 0 : 1 / (power(ni) / lr + 2 * (l2 + beta / (2 * lr))))),
      }),
      step(x, g, lr) {
        // where a schedule ends at 0 the sums over lr would be infinite
        if (lr === 0) return;
        const penalty = 2 * (l2 + beta / (2 * lr));
        for (let i = 0; i < dim; i++) {
          const next = n[i] + g[i] * g[i];
          const scale = power(next);
          const pull = (scale - power(n[i])) / lr;
          z[i] += g[i] + 2 * l2Shrinkage * x[i] - pull * x[i];
          const clipped = Math.min(Math.max(z[i], -l1), l1);
          x[i] = (clipped - z[i]) / (scale / lr + penalty);
          n[i] = next;
        }
      },
    };
  },
});
