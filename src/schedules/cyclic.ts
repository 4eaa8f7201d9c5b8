import { choice, defineSchedule, number } from "../core/define.js";
import { pow } from "../core/math.js";

export const cyclic = defineSchedule({
  id: "cyclic",
  title: "Triangular cycles",
  source: {
    ref: "Smith, Cyclical Learning Rates for Training Neural Networks, WACV 2017; as torch.optim.lr_scheduler.CyclicLR",
    url: "https://arxiv.org/abs/1506.01186",
    departs: "the momentum is not cycled",
  },
  formula:
    "s(t) = min + (lr − min)·h·scale,  h from 0 to 1 over `up` iterations and back over `down`;  scale 1, 2^−cycle or γᵗ",
  params: {
    min: number({ default: 0, range: "[0, inf)", doc: "the lower end; lr is the upper one" }),
    up: number({ default: 100, range: "(0, inf)", doc: "iterations of the rise" }),
    down: number({ default: null, range: "(0, inf)", doc: "iterations of the fall; auto: `up`" }),
    mode: choice({
      values: ["triangular", "triangular2", "exp-range"],
      default: "triangular",
      doc: "equal peaks, each half the last, or falling by γ in every iteration",
    }),
    gamma: number({ default: 1, range: "(0, inf)", doc: "γ of exp-range" }),
  },
  create(lr, { min, up, down, mode, gamma }) {
    const length = up + (down ?? up);
    const top = up / length;
    return {
      rate(t) {
        const cycle = Math.floor(1 + t / length);
        const x = 1 + t / length - cycle;
        const height = x <= top ? x / top : (x - 1) / (top - 1);
        const scale =
          mode === "triangular" ? 1 : mode === "triangular2" ? pow(0.5, cycle - 1) : pow(gamma, t);
        return min + (lr - min) * height * scale;
      },
    };
  },
});
