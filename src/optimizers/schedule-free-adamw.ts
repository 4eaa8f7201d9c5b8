import { corrections, powersOf } from "./parts/bias-correction.js";
import { defineOptimizer, flag, learningRate, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { byName, zeros } from "../core/vector.js";
import { averagingParams, ScheduleFreeAveraging } from "./parts/schedule-free.js";

export const scheduleFreeAdamw = defineOptimizer({
  id: "schedule-free-adamw",
  title: "Schedule-Free AdamW",
  source: {
    ref: "Defazio et al., The Road Less Scheduled, NeurIPS 2024, Algorithm 1",
    url: "https://arxiv.org/abs/2405.15682",
    departs: "x is recovered from y and z, so that what moves y from outside is not undone",
  },
  rule: `v ← β₂·v + (1−β₂)·g², g taken at y;  z ← z − lr·(g/(√v̂ + ε) + wd·y)
x ← x + c·(z − x);  y ← z + β₁·(x − z),  c = w/Σw, w = tʳ·lr²;  the answer is x`,
  params: {
    lr: learningRate(2.5e-3),
    beta1: number({ default: 0.9, range: "[0, 1]", doc: "β₁, share of the average in y" }),
    beta2: param.decayRate(0.999, "decay of the second moment"),
    eps: param.divisorEpsilon(1e-8, "ε, added to √v̂"),
    weightDecay: param.weightDecayRate(0, "wd"),
    decayAtZ: flag({ doc: "take the weight decay at z instead of y" }),
    shrinkY: flag({ doc: "let y shrink by lr·wd before the step instead, as in Keras" }),
    innerMomentum: param.decayRate(0, "decay of a mean in the place of g"),
    ...averagingParams,
  },
  state: ["v", "m", "z", "x"],
  coordinatewise: true,
  create(dim, { beta1, beta2, eps, weightDecay, decayAtZ, shrinkY, innerMomentum, ...params }) {
    const state = zeros(dim, 2);
    const averaging = new ScheduleFreeAveraging(dim, beta1, params);
    const [correction1, correction2] = corrections(innerMomentum, beta2);
    const [atY, atZ] = decayAtZ ? [0, weightDecay] : [shrinkY ? 0 : weightDecay, 0];
    return {
      state: () => byName(["m", "v"], state, averaging.state(powersOf(correction1, correction2))),
      derived: () => ({ v̂: correction2.unbias(state[1]), c: averaging.share }),
      ...(params.average ? { answer: averaging.x } : {}),
      step(y, g, lr, t) {
        averaging.next(y, lr, t);
        const { z, x, base, beta, perBeta, rate, share } = averaging;
        const { keep: keep1, gain: gain1 } = correction1;
        const { keep: keep2, gain: gain2 } = correction2;
        const [[m, v], keepY] = [state, shrinkY ? 1 - lr * weightDecay : 1];
        const rootC2 = Math.sqrt(correction2.next());
        const [ofM, outside, ofY, ofZ] = [rootC2 / correction1.next(), eps * rootC2, atY, atZ];
        for (let i = 0; i < z.length; i++) {
          const yi = y[i] * keepY;
          const before = base[i] + (yi - z[i]) * perBeta;
          m[i] = keep1 * m[i] + gain1 * g[i];
          v[i] = keep2 * v[i] + gain2 * g[i] * g[i];
          const u = (ofM * m[i]) / (Math.sqrt(v[i]) + outside);
          const zi = (z[i] -= rate * (u + ofY * yi + ofZ * z[i]));
          const xi = (x[i] = before + share * (zi - before));
          y[i] = zi + beta * (xi - zi);
        }
      },
    };
  },
});
