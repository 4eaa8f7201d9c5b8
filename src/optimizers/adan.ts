import { corrections } from "./parts/bias-correction.js";
import { choice, defineOptimizer, flag, learningRate, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { norm, zeros } from "../core/vector.js";
import { AdamScalars } from "./parts/adam-scalars.js";

export const adan = defineOptimizer({
  id: "adan",
  title: "Adan",
  source: {
    ref: "Xie et al., Adan: Adaptive Nesterov Momentum Algorithm, TPAMI 2024, Algorithm 1",
    url: "https://arxiv.org/abs/2208.06677",
    departs: "β as in sail-sg/Adan, 1 − the paper's; mix=complement weighs δ by 1 − β₂, as optax",
  },
  rule: `δ = g − g₋;  m ← β₁·m + (1−β₁)·g;  d ← β₂·d + (1−β₂)·δ;  n ← β₃·n + (1−β₃)·(g + β₂·δ)²
x ← (x − lr · (m̂ + β₂·d̂)/(√n̂ + ε)) / (1 + lr·wd)   (no-prox: x·(1 − lr·wd) before)`,
  params: {
    lr: learningRate(1e-3),
    ...param.adanMoments,
    eps: param.divisorEpsilon(1e-8, "ε, added to √n̂"),
    epsRoot: param.epsRoot,
    weightDecay: param.weightDecayRate(0, "wd, decoupled"),
    noProx: flag({ doc: "shrink x before the step instead of dividing after it" }),
    maxGradNorm: number({ default: 0, range: "[0, inf)", doc: "clips ‖g‖₂; 0: no clipping" }),
    mix: choice({ values: ["beta2", "complement"], default: "beta2", doc: "δ by β₂ or 1 − β₂" }),
  },
  state: ["m", "d", "n", "g₋"],
  create(dim, { beta2, beta3, weightDecay: wd, noProx, maxGradNorm, mix, ...form }) {
    const [m, d, n, previous] = zeros(dim, 4);
    const [correction2, correction3] = corrections(beta2, beta3);
    const scalars = new AdamScalars(form);
    const w = mix === "beta2" ? beta2 : 1 - beta2;
    return {
      state: () => ({ m, d, n, "g₋": previous }),
      derived: (g) => ({ d̂: correction2.unbias(d), ...scalars.derived(m, n, g, "n̂") }),
      step(x, g, lr, t) {
        const scale = maxGradNorm > 0 ? Math.min(maxGradNorm / (norm(g) + form.eps), 1) : 1;
        const c3 = correction3.next();
        scalars.next(lr * Math.sqrt(c3), c3);
        const { keep1, gain1, ofM, inside, outside } = scalars;
        const ofD = (lr * Math.sqrt(c3) * w) / correction2.next();
        const [before, after] = noProx ? [1 - lr * wd, 1] : [1, 1 / (1 + lr * wd)];
        const { keep: keep2, gain: gain2 } = correction2;
        const { keep: keep3, gain: gain3 } = correction3;
        if (t === 1) for (let i = 0; i < dim; i++) previous[i] = scale * g[i];
        for (let i = 0; i < dim; i++) {
          const gi = scale * g[i];
          const delta = gi - previous[i];
          const look = gi + w * delta;
          const mi = (m[i] = keep1 * m[i] + gain1 * gi);
          const di = (d[i] = keep2 * d[i] + gain2 * delta);
          const ni = (n[i] = keep3 * n[i] + gain3 * look * look);
          const move = (ofM * mi + ofD * di) / (Math.sqrt(ni + inside) + outside);
          x[i] = (x[i] * before - move) * after;
          previous[i] = gi;
        }
      },
    };
  },
});
