import { defineSchedule, number } from "../core/define.js";
import { cos } from "../core/math.js";
import { horizon } from "./horizon.js";

export const cosine = defineSchedule({
  id: "cosine",
  title: "Cosine annealing",
  source: {
    ref: "Loshchilov & Hutter, SGDR, ICLR 2017, eq. 5, one cycle",
    url: "https://arxiv.org/abs/1608.03983",
    departs: "stays at the minimum after `steps`, as optax and Keras do; torch rises again",
  },
  formula: "s(t) = min + (lr − min)·(1 + cos(π·t/steps))/2, t ≤ steps; min after",
  params: {
    steps: number({
      default: null,
      range: "[1, inf)",
      integer: true,
      doc: "length of the descent; auto: the run's iterations",
    }),
    min: number({ default: 0, range: "[0, inf)", doc: "the learning rate at the end" }),
  },
  create(lr, { steps, min }, iterations) {
    const length = horizon("cosine", steps, iterations);
    return {
      rate: (t) => min + ((lr - min) * (1 + cos((Math.PI * Math.min(t, length)) / length))) / 2,
    };
  },
});
