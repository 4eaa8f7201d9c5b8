import { pow } from "../../core/math.js";
import type { Vec } from "../../core/types.js";
import type { AdamMistake } from "./adam-mistakes.js";

/** NAdam as torch had it before 2.0: the product of the next step has μₜ twice. */
export const NADAM_MISTAKE: AdamMistake = {
  reason:
    "the product μ₁…μₜ₊₁ has the factor μₜ twice, from step 1 on: a fault of torch 1.13, mended in torch 2",
  create(dim, values) {
    const { beta1, beta2, eps, momentumDecay } = values as Readonly<Record<string, number>>;
    const [m, v] = [new Float64Array(dim), new Float64Array(dim)];
    const muAt = (t: number) => beta1 * (1 - 0.5 * pow(0.96, t * momentumDecay));
    let [product, beta2T] = [1, 1];
    return {
      step(x: Vec, g: Vec, lr: number, t: number) {
        const [mu, muNext] = [muAt(t), muAt(t + 1)];
        product *= mu;
        beta2T *= beta2;
        for (let i = 0; i < dim; i++) {
          m[i] = beta1 * m[i] + (1 - beta1) * g[i];
          v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
          const root = Math.sqrt(v[i] / (1 - beta2T)) + eps;
          x[i] -= (lr * (1 - mu) * g[i]) / ((1 - product) * root);
          x[i] -= (lr * muNext * m[i]) / ((1 - product * mu * muNext) * root);
        }
      },
    };
  },
};
