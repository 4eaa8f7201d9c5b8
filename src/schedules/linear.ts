import { defineSchedule, number } from "../core/define.js";
import { horizon } from "./horizon.js";

export const linear = defineSchedule({
  id: "linear",
  title: "Linear, from one factor to another",
  source: {
    ref: "torch.optim.lr_scheduler.LinearLR",
    url: "https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.LinearLR.html",
    departs:
      "decays from lr to 0 over the run by default; torch warms up from lr/3 over 5 iterations",
  },
  formula: "s(t) = lr·(start + (end − start)·min(t, steps)/steps)",
  params: {
    start: number({ default: 1, range: "[0, inf)", doc: "factor at t = 0" }),
    end: number({ default: 0, range: "[0, inf)", doc: "factor from `steps` on" }),
    steps: number({
      default: null,
      range: "[0, inf)",
      integer: true,
      doc: "iterations from one to the other; 0: it stays at the first; auto: the run's",
    }),
  },
  create(lr, { start, end, steps }, iterations) {
    const length = horizon("linear", steps, iterations);
    const over = Math.max(length, 1);
    return { rate: (t) => lr * (start + ((end - start) * Math.min(t, length)) / over) };
  },
});
