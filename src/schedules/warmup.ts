import { defineSchedule, number } from "../core/define.js";

export const warmup = defineSchedule({
  id: "warmup",
  title: "Linear warm-up",
  source: {
    ref: "Goyal et al., Accurate, Large Minibatch SGD (2017), section 2.2",
    url: "https://arxiv.org/abs/1706.02677",
  },
  formula: "s(t) = lr·min(1, (t + 1)/steps)",
  params: {
    steps: number({
      default: 100,
      range: "[1, inf)",
      integer: true,
      doc: "iterations to reach lr",
    }),
  },
  create: (lr, { steps }) => ({ rate: (t) => lr * Math.min(1, (t + 1) / steps) }),
});
