import { defineSchedule, flag, number } from "../core/define.js";
import { pow } from "../core/math.js";

export const exponential = defineSchedule({
  id: "exponential",
  title: "Exponential decay",
  revision: 2,
  source: {
    ref: "torch.optim.lr_scheduler.ExponentialLR; the rest as optax exponential_decay and warmup_exponential_decay_schedule",
    url: "https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ExponentialLR.html",
  },
  formula:
    "s(t) = lr·γ^((t − begin)/steps), t > begin;  staircase: the exponent rounded down;  with warm-up: start + (lr − start)·t/warmup, t < warmup, from where t then counts",
  params: {
    gamma: number({ default: 0.99, range: "(0, inf)", doc: "γ, the factor per `steps`" }),
    steps: number({
      default: 1,
      range: "[0, inf)",
      doc: "iterations to which γ refers; 0: no decay",
    }),
    staircase: flag({ doc: "decay in jumps, every `steps` iterations" }),
    begin: number({ default: 0, range: "[0, inf)", doc: "iterations before the decay begins" }),
    end: number({
      default: null,
      range: "[0, inf)",
      scale: "log",
      doc: "the rate at which it stops; auto: it does not",
    }),
    warmup: number({
      default: 0,
      range: "[0, inf)",
      integer: true,
      doc: "length of a rise before",
    }),
    start: number({ default: 0, range: "[0, inf)", doc: "the learning rate at its beginning" }),
  },
  create: (lr, { gamma, steps, staircase, begin, end, warmup, start }) => ({
    rate(t) {
      if (t < warmup) return start + ((lr - start) * t) / warmup;
      if (steps === 0) return lr;
      const power = Math.max(t - warmup - begin, 0) / steps;
      const rate = lr * pow(gamma, staircase ? Math.floor(power) : power);
      if (end === null) return rate;
      return gamma < 1 ? Math.max(rate, end) : Math.min(rate, end);
    },
  }),
});
