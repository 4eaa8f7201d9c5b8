import { defineSchedule, list, number } from "../core/define.js";
import { pow } from "../core/math.js";

export const multistep = defineSchedule({
  id: "multistep",
  title: "Decay at milestones",
  source: {
    ref: "torch.optim.lr_scheduler.MultiStepLR",
    url: "https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.MultiStepLR.html",
  },
  formula: "s(t) = lr·γ^#{milestones ≤ t}",
  params: {
    milestones: list({
      default: [100, 200],
      range: "[0, inf)",
      doc: "iterations at which the rate drops; a repeated one drops it twice",
    }),
    gamma: number({ default: 0.1, range: "[0, inf)", doc: "γ, the factor at each" }),
  },
  create: (lr, { milestones, gamma }) => ({
    rate(t) {
      let passed = 0;
      for (let k = 0; k < milestones.length; k++) if (milestones[k] <= t) passed++;
      return lr * pow(gamma, passed);
    },
  }),
});
