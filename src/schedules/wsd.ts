import { choice, defineSchedule, number } from "../core/define.js";
import { usage } from "../core/errors.js";
import { cos } from "../core/math.js";
import { horizon } from "./horizon.js";

export const wsd = defineSchedule({
  id: "wsd",
  title: "Warm-up, stable, decay",
  source: {
    ref: "Hu et al., MiniCPM (2024), section 4.2; sqrt decay: Hägele et al., NeurIPS 2024",
    url: "https://arxiv.org/abs/2404.06395",
  },
  formula:
    "s(t) = lr·(t + 1)/warmup, t < warmup;  lr;  in the last `decay` steps min + (lr − min)·f(share),  f(p) = 1 − p, (1 + cos π·p)/2 or 1 − √p",
  params: {
    warmup: number({ default: 0, range: "[0, inf)", integer: true, doc: "length of the rise" }),
    decay: number({ default: 0, range: "[0, inf)", integer: true, doc: "length of the fall" }),
    steps: number({
      default: null,
      range: "[1, inf)",
      integer: true,
      doc: "length of all; auto: the run's iterations",
    }),
    shape: choice({
      values: ["linear", "cosine", "sqrt"],
      default: "linear",
      doc: "how it falls",
    }),
    min: number({ default: 0, range: "[0, inf)", doc: "the learning rate at the end" }),
  },
  create(lr, { warmup, decay, steps, shape, min }, iterations) {
    const length = horizon("wsd", steps, iterations);
    if (warmup + decay > length)
      throw usage(`wsd: warmup ${warmup} and decay ${decay} are longer than the ${length} steps`);
    return {
      rate(t) {
        if (t < warmup) return (lr * (t + 1)) / warmup;
        if (t < length - decay || decay === 0) return lr;
        const p = Math.min(1, (t - (length - decay)) / decay);
        const left =
          shape === "linear"
            ? 1 - p
            : shape === "cosine"
              ? (1 + cos(Math.PI * p)) / 2
              : 1 - Math.sqrt(p);
        return min + (lr - min) * left;
      },
    };
  },
});
