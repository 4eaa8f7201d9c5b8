import { defineSchedule, flag, number } from "../core/define.js";
import { pow } from "../core/math.js";
import { horizon } from "./horizon.js";

export const polynomial = defineSchedule({
  id: "polynomial",
  title: "Polynomial decay",
  source: {
    ref: "torch.optim.lr_scheduler.PolynomialLR; end and begin as optax polynomial_schedule, cycle as keras PolynomialDecay",
    url: "https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.PolynomialLR.html",
  },
  formula: "s(t) = (lr − end)·(1 − c/steps)^power + end,  c = min(max(t − begin, 0), steps)",
  params: {
    power: number({ default: 1, range: "(0, inf)", doc: "1 is a straight line" }),
    end: number({ default: 0, range: "[0, inf)", doc: "the learning rate from `steps` on" }),
    steps: number({
      default: null,
      range: "[0, inf)",
      doc: "length of the descent; 0: there is none; auto: the run's iterations",
    }),
    begin: number({ default: 0, range: "[0, inf)", doc: "iterations before the descent begins" }),
    cycle: flag({ doc: "after `steps`, stretch the descent to the next multiple of them" }),
  },
  create(lr, { power, end, steps, begin, cycle }, iterations) {
    const length = horizon("polynomial", steps, iterations);
    return {
      rate(t) {
        if (length === 0) return lr;
        const since = Math.max(t - begin, 0);
        const stretched = cycle ? length * Math.max(1, Math.ceil(since / length)) : length;
        return (lr - end) * pow(1 - Math.min(since, stretched) / stretched, power) + end;
      },
    };
  },
});
