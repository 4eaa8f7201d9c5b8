import { defineSchedule, number } from "../core/define.js";

export const constant = defineSchedule({
  id: "constant",
  title: "Constant, after a first stretch at a fraction",
  revision: 2,
  source: {
    ref: "torch.optim.lr_scheduler.ConstantLR",
    url: "https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ConstantLR.html",
    departs: "the factor is 1 by default: the learning rate as given",
  },
  formula: "s(t) = lr·factor for t < steps, lr after;  steps = 0: lr·factor for good",
  params: {
    factor: number({ default: 1, range: "[0, inf)", doc: "multiplies lr in the first stretch" }),
    steps: number({
      default: 0,
      range: "[0, inf)",
      integer: true,
      doc: "length of the stretch; 0: the whole run",
    }),
  },
  create: (lr, { factor, steps }) => ({
    rate: (t) => (steps === 0 || t < steps ? lr * factor : lr),
  }),
});
