import { defineSchedule, number } from "../core/define.js";
import { cos, pow } from "../core/math.js";

export const cosineRestarts = defineSchedule({
  id: "cosine-restarts",
  title: "Cosine annealing with warm restarts",
  source: {
    ref: "Loshchilov & Hutter, SGDR, ICLR 2017, eq. 5",
    url: "https://arxiv.org/abs/1608.03983",
    departs: "peak-factor is Keras' m_mul",
  },
  formula:
    "s(t) = end + (lr − end)·peak-factorᵏ·(1 + cos(π·c/T))/2,  T = steps·multᵏ, c iterations into cycle k",
  params: {
    steps: number({ default: 100, range: "[1, inf)", doc: "length of the first cycle" }),
    mult: number({
      default: 1,
      range: "[1, inf)",
      doc: "factor from a cycle's length to the next",
    }),
    min: number({ default: 0, range: "[0, inf)", doc: "the learning rate at a cycle's end" }),
    alpha: number({
      default: 0,
      range: "[0, 1]",
      doc: "the same as a share of lr, added to `min`",
    }),
    peakFactor: number({ default: 1, range: "(0, inf)", doc: "factor from peak to peak" }),
  },
  create(lr, { steps, mult, min, alpha, peakFactor }) {
    const end = min + alpha * lr;
    return {
      rate(t) {
        let length = steps;
        let since = t;
        let cycle = 0;
        if (mult === 1) {
          cycle = Math.floor(t / steps);
          since = t - cycle * steps;
        } else {
          for (; since >= length; cycle++) {
            since -= length;
            length *= mult;
          }
        }
        const share = (1 + cos((Math.PI * since) / length)) / 2;
        return end + (lr - end) * pow(peakFactor, cycle) * share;
      },
    };
  },
});
