import { defineSchedule, flag, number } from "../core/define.js";
import { pow } from "../core/math.js";

export const exponential = defineSchedule({
  id: "exponential",
  title: "Exponential decay",
  source: {
    ref: "torch.optim.lr_scheduler.ExponentialLR; steps, staircase, begin and end as optax exponential_decay",
    url: "https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ExponentialLR.html",
  },
  formula: "s(t) = lr·γ^((t − begin)/steps), t > begin;  staircase: the exponent rounded down",
  params: {
    gamma: number({ default: 0.99, range: "(0, inf)", doc: "γ, the factor per `steps`" }),
    steps: number({ default: 1, range: "(0, inf)", doc: "iterations to which γ refers" }),
    staircase: flag({ doc: "decay in jumps, every `steps` iterations" }),
    begin: number({ default: 0, range: "[0, inf)", doc: "iterations before the decay begins" }),
    end: number({
      default: null,
      range: "[0, inf)",
      scale: "log",
      doc: "the rate at which it stops; auto: it does not",
    }),
  },
  create: (lr, { gamma, steps, staircase, begin, end }) => ({
    rate(t) {
      if (t <= begin) return lr;
      const power = (t - begin) / steps;
      const rate = lr * pow(gamma, staircase ? Math.floor(power) : power);
      if (end === null) return rate;
      return gamma < 1 ? Math.max(rate, end) : Math.min(rate, end);
    },
  }),
});
