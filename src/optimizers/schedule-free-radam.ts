import { defineOptimizer, flag, learningRate, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { Rectification } from "./parts/rectification.js";
import { averagingParams, ScheduleFreeAveraging } from "./parts/schedule-free.js";

export const scheduleFreeRadam = defineOptimizer({
  id: "schedule-free-radam",
  title: "Schedule-Free RAdam",
  source: {
    ref: "Defazio et al., The Road Less Scheduled, NeurIPS 2024, Algorithm 1; RAdam is Liu et al., ICLR 2020",
    url: "https://arxiv.org/abs/2405.15682",
    departs:
      "as RAdamScheduleFree of facebookresearch/schedule_free: the rectification takes the place of a warm-up, and lr·rₜ that of lr in the weights",
  },
  rule: `v ← β₂·v + (1−β₂)·g², g taken at y;  ρₜ, rₜ as in RAdam
ρₜ > 4: z ← z − lr·rₜ·(g/(√v̂ + ε) + wd·y)
ρₜ ≤ 4: z stays;  no-silent-sgd-phase: z ← z − lr·(g + wd·y)
x ← x + c·(z − x);  y ← z + β₁·(x − z),  c = w/Σw, w = tʳ·(lr·rₜ)²;  the answer is x`,
  params: {
    lr: learningRate(2.5e-3),
    beta1: number({ default: 0.9, range: "[0, 1]", doc: "β₁, share of the average in y" }),
    beta2: param.decayRate(0.999, "decay of the second moment"),
    eps: param.divisorEpsilon(1e-8, "ε, added to √v̂"),
    weightDecay: param.weightDecayRate(0, "wd, at y"),
    silentSgdPhase: flag({ default: true, doc: "stand still until ρₜ > 4; off: SGD until then" }),
    ...averagingParams,
  },
  state: ["v", "z", "x"],
  coordinatewise: true,
  create(dim, { beta1, beta2, eps, weightDecay, silentSgdPhase, ...params }) {
    const variance = new Float64Array(dim);
    const averaging = new ScheduleFreeAveraging(dim, beta1, params);
    const rectification = new Rectification(beta2);
    return {
      state: () => ({ v: variance, z: averaging.z, x: averaging.x, ρ: rectification.length }),
      derived: () => ({ v̂: rectification.unbias(variance), c: averaging.share }),
      ...(params.average ? { answer: averaging.x } : {}),
      step(y, g, lr, t) {
        rectification.next();
        const isTrusted = rectification.length > 4;
        const until = silentSgdPhase ? 0 : 1;
        averaging.next(y, lr * (isTrusted ? rectification.factor() : until), t);
        const { z, x, base, beta, perBeta, rate, share } = averaging;
        const { keep, gain, correction } = rectification;
        const rootC2 = Math.sqrt(correction);
        const [v, outside, decay] = [variance, eps * rootC2, weightDecay];
        for (let i = 0; i < z.length; i++) {
          const gi = g[i];
          const yi = y[i];
          const before = base[i] + (yi - z[i]) * perBeta;
          const vi = (v[i] = keep * v[i] + gain * gi * gi);
          const u = isTrusted && gi !== 0 ? (rootC2 * gi) / (Math.sqrt(vi) + outside) : gi;
          const zi = (z[i] -= rate * (u + decay * yi));
          const xi = (x[i] = before + share * (zi - before));
          y[i] = zi + beta * (xi - zi);
        }
      },
    };
  },
});
