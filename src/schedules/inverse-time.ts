import { defineSchedule, flag, number } from "../core/define.js";

export const inverseTime = defineSchedule({
  id: "inverse-time",
  title: "Inverse-time decay",
  source: {
    ref: "Robbins & Monro, Ann. Math. Stat. 22 (1951): steps ∝ 1/t; parametrised as keras InverseTimeDecay",
    url: "https://keras.io/api/optimizers/learning_rate_schedules/inverse_time_decay/",
  },
  formula: "s(t) = lr/(1 + rate·t/steps);  staircase: ⌊t/steps⌋ for t/steps",
  params: {
    rate: number({ default: 0.01, range: "[0, inf)", scale: "log", doc: "decay per `steps`" }),
    steps: number({ default: 1, range: "(0, inf)", doc: "iterations to which `rate` refers" }),
    staircase: flag({ doc: "decay in jumps, every `steps` iterations" }),
  },
  create: (lr, { rate, steps, staircase }) => ({
    rate: (t) => lr / (1 + rate * (staircase ? Math.floor(t / steps) : t / steps)),
  }),
});
