import { corrections, powersOf } from "./parts/bias-correction.js";
import { choice, defineOptimizer, flag, learningRate, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { axpy, norm, zeros } from "../core/vector.js";
import { TrustRatio } from "./parts/trust-ratio.js";

export const lamb = defineOptimizer({
  id: "lamb",
  title: "LAMB",
  source: {
    ref: "You et al., Large Batch Optimization for Deep Learning, ICLR 2020, Algorithm 2",
    url: "https://arxiv.org/abs/1904.00962",
    departs: "all of x is one layer, φ(‖x‖) = min(‖x‖, clamp-value); debias: the libraries' forms",
  },
  rule: `m, v as in Adam;  u = m̂/(√v̂ + ε) + wd·x
x ← x − lr · min(‖x‖, clamp)/(‖u‖ + trust-eps) · u   (ratio 1 where a norm is 0)`,
  params: {
    lr: learningRate(1e-3),
    ...param.moments,
    eps: param.divisorEpsilon(1e-6, "ε, added to √v̂"),
    epsRoot: param.epsRoot,
    weightDecay: param.weightDecayRate(0, "wd"),
    debias: choice({
      values: ["direction", "rate", "first", "none"],
      default: "direction",
      doc: "direction: u from m̂ and v̂.  rate: u from m and v, lr·√(1−β₂ᵗ)/(1−β₁ᵗ).  first: u from m and v, lr/(1−β₁ᵗ).  none: version 3 of the paper",
    }),
    clampValue: number({ default: Infinity, range: "(0, inf]", doc: "largest ‖x‖ that counts" }),
    trustEps: param.epsilon(0, "added to ‖u‖"),
    gradAveraging: flag({ default: true, doc: "weigh g by 1 − β₁ in m; off: by 1" }),
    adam: flag({ doc: "leave the ratio of norms out" }),
  },
  state: ["m", "v", "u"],
  create(dim, { beta1, beta2, eps, epsRoot, weightDecay, debias, ...params }) {
    const [[m, v, u], gain] = [zeros(dim, 3), params.gradAveraging ? 1 - beta1 : 1];
    const [[correction1, correction2], trust] = [corrections(beta1, beta2), new TrustRatio()];
    return {
      state: () => ({ m, v, u, ...powersOf(correction1, correction2) }),
      derived: () => ({
        ...(debias === "direction" ? { m̂: correction1.unbias(m), v̂: correction2.unbias(v) } : {}),
        ratio: params.adam ? 1 : trust.last,
      }),
      step(x, g, lr) {
        const [c1, c2] = [correction1.next(), correction2.next()];
        const [inU2, rootU2] = debias === "direction" ? [c2, Math.sqrt(c2)] : [1, 1];
        const gainU = debias === "direction" ? rootU2 / c1 : 1;
        const inRate = debias === "rate" ? Math.sqrt(c2) / c1 : debias === "first" ? 1 / c1 : 1;
        for (let i = 0; i < dim; i++) {
          m[i] = beta1 * m[i] + gain * g[i];
          v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
          const adam = (gainU * m[i]) / (Math.sqrt(v[i] + epsRoot * inU2) + eps * rootU2);
          u[i] = adam + weightDecay * x[i];
        }
        const ofX = Math.min(norm(x), params.clampValue);
        const ratio = params.adam ? 1 : trust.next(ofX, norm(u), params.trustEps);
        axpy(-(lr * inRate * ratio), u, x);
      },
    };
  },
});
