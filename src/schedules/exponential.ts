import { defineSchedule, flag, number } from "../core/define.js";
import { pow } from "../core/math.js";

export const exponential = defineSchedule({
  id: "exponential",
  title: "Exponential decay",
  source: {
    ref: "torch.optim.lr_scheduler.ExponentialLR; steps and staircase as keras ExponentialDecay",
    url: "https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ExponentialLR.html",
  },
  formula: "s(t) = lr·γ^(t/steps);  staircase: ⌊t/steps⌋ for t/steps",
  params: {
    gamma: number({ default: 0.99, range: "(0, inf)", doc: "γ, the factor per `steps`" }),
    steps: number({ default: 1, range: "(0, inf)", doc: "iterations to which γ refers" }),
    staircase: flag({ doc: "decay in jumps, every `steps` iterations" }),
  },
  create: (lr, { gamma, steps, staircase }) => ({
    rate: (t) => lr * pow(gamma, staircase ? Math.floor(t / steps) : t / steps),
  }),
});
