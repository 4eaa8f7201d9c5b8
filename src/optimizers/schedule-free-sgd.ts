import { defineOptimizer, learningRate, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { averagingParams, ScheduleFreeAveraging } from "./parts/schedule-free.js";

export const scheduleFreeSgd = defineOptimizer({
  id: "schedule-free-sgd",
  title: "Schedule-Free SGD",
  source: {
    ref: "Defazio et al., The Road Less Scheduled, NeurIPS 2024, eqs. 3–5",
    url: "https://arxiv.org/abs/2405.15682",
    departs: "x is recovered from y and z, so that what moves y from outside is not undone",
  },
  rule: `z ← z − lr·(g + wd·y), g taken at y
x ← x + c·(z − x);  y ← z + β·(x − z),  c = w/Σw, w = tʳ·lr²;  the answer is x`,
  params: {
    lr: learningRate(1),
    momentum: number({ default: 0.9, range: "[0, 1]", doc: "β, share of the average in y" }),
    weightDecay: param.weightDecayRate(0, "wd, taken at y"),
    ...averagingParams,
  },
  state: ["z", "x"],
  coordinatewise: true,
  create(dim, { momentum, weightDecay, ...params }) {
    const averaging = new ScheduleFreeAveraging(dim, momentum, params);
    return {
      state: () => ({ z: averaging.z, x: averaging.x }),
      derived: () => ({ c: averaging.share }),
      ...(params.average ? { answer: averaging.x } : {}),
      step(y, g, lr, t) {
        averaging.next(y, lr, t);
        const { z, x, base, beta, perBeta, rate, share } = averaging;
        const decay = weightDecay;
        for (let i = 0; i < z.length; i++) {
          const yi = y[i];
          const before = base[i] + (yi - z[i]) * perBeta;
          const zi = (z[i] -= rate * (g[i] + decay * yi));
          const xi = (x[i] = before + share * (zi - before));
          y[i] = zi + beta * (xi - zi);
        }
      },
    };
  },
});
