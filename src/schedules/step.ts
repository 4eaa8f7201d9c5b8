import { defineSchedule, number } from "../core/define.js";
import { pow } from "../core/math.js";

export const step = defineSchedule({
  id: "step",
  title: "Step decay",
  source: {
    ref: "torch.optim.lr_scheduler.StepLR",
    url: "https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.StepLR.html",
  },
  formula: "s(t) = lr·γ^⌊t/size⌋",
  params: {
    size: number({ default: 100, range: "[1, inf)", integer: true, doc: "iterations a step" }),
    gamma: number({ default: 0.1, range: "[0, inf)", doc: "γ, the factor from step to step" }),
  },
  create: (lr, { size, gamma }) => ({ rate: (t) => lr * pow(gamma, Math.floor(t / size)) }),
});
