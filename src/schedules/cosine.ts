import { defineSchedule, flag, number } from "../core/define.js";
import { cos, pow } from "../core/math.js";
import { horizon } from "./horizon.js";

export const cosine = defineSchedule({
  id: "cosine",
  title: "Cosine annealing",
  source: {
    ref: "Loshchilov & Hutter, SGDR, ICLR 2017, eq. 5, one cycle",
    url: "https://arxiv.org/abs/1608.03983",
    departs: "stays at the minimum after `steps`, as in optax and Keras; torch rises again",
  },
  formula: "s(t) = end + (lr − end)·((1 + cos(π·t/steps))/2)^exponent, t ≤ steps;  end after",
  params: {
    steps: number({
      default: null,
      range: "(0, inf)",
      doc: "length of the descent; auto: the run's iterations",
    }),
    min: number({ default: 0, range: "[0, inf)", doc: "the learning rate at the end" }),
    alpha: number({
      default: 0,
      range: "[0, 1]",
      doc: "the same as a share of lr, added to `min`",
    }),
    exponent: number({ default: 1, range: "(0, inf)", doc: "power of the falling half wave" }),
    rises: flag({ doc: "follow the cosine up again after `steps`" }),
  },
  create(lr, { steps, min, alpha, exponent, rises }, iterations) {
    const length = horizon("cosine", steps, iterations);
    const end = min + alpha * lr;
    const turn = (1 - cos(Math.PI / length)) / 2;
    return {
      ...(rises ? { next } : {}),
      rate(t) {
        const share = (1 + cos((Math.PI * (rises ? t : Math.min(t, length))) / length)) / 2;
        return end + (lr - end) * (exponent === 1 ? share : pow(share, exponent));
      },
    };
    /** torch's chainable form: towards `end` from wherever the rate is, and up again from `end`. */
    function next(rate: number, t: number): number {
      if (t === 0) return rate;
      if ((t - 1 - length) % (2 * length) === 0) return rate + (lr - end) * turn;
      const before = 1 + cos((Math.PI * (t - 1)) / length);
      return end + ((rate - end) * (1 + cos((Math.PI * t) / length))) / before;
    }
  },
});
