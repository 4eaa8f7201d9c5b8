import { defineSchedule, flag, number } from "../core/define.js";
import { usage } from "../core/errors.js";
import { cos, pow } from "../core/math.js";
import { horizon } from "./horizon.js";

export const warmupCosine = defineSchedule({
  id: "warmup-cosine",
  title: "Linear warm-up, then cosine annealing",
  source: {
    ref: "optax.schedules.warmup_cosine_decay_schedule",
    url: "https://optax.readthedocs.io/en/latest/api/optimizer_schedules.html",
  },
  formula:
    "s(t) = start + (peak − start)·t/warmup, t < warmup;  then end + (peak − end)·((1 + cos(π·c/T))/2)^exponent,  c = min(t − warmup, T), T = decay or steps − warmup",
  params: {
    warmup: number({ default: 0, range: "[0, inf)", integer: true, doc: "length of the rise" }),
    steps: number({
      default: null,
      range: "(0, inf)",
      doc: "length of rise and descent together; auto: the run's iterations",
    }),
    decay: number({
      default: null,
      range: "(0, inf)",
      doc: "length of the descent alone; where given, `steps` does not count",
    }),
    start: number({
      default: null,
      range: "[0, inf)",
      doc: "the learning rate at t = 0; auto: 0, or lr where `peak` is given",
    }),
    peak: number({
      default: null,
      range: "[0, inf)",
      scale: "log",
      doc: "the learning rate at the top; auto: lr",
    }),
    onlyToPeak: flag({ doc: "no warm-up where no `peak` is given, as in Keras" }),
    min: number({ default: 0, range: "[0, inf)", doc: "the learning rate at the end" }),
    alpha: number({
      default: 0,
      range: "[0, 1]",
      doc: "the same as a share of the peak, added to `min`",
    }),
    exponent: number({ default: 1, range: "(0, inf)", doc: "power of the falling half wave" }),
  },
  create(lr, { steps, decay, start: given, peak: top, min, alpha, exponent, ...rise }, iterations) {
    const warmup = rise.onlyToPeak && top === null ? 0 : rise.warmup;
    const length = decay ?? horizon("warmup-cosine", steps, iterations) - warmup;
    if (length <= 0)
      throw usage(`warmup-cosine: steps = ${length + warmup} leave nothing after warmup ${warmup}`);
    const start = given ?? (top === null ? 0 : lr);
    const peak = top ?? lr;
    const end = min + alpha * peak;
    return {
      rate(t) {
        if (t < warmup) return start + ((peak - start) * t) / warmup;
        const share = (1 + cos((Math.PI * Math.min(t - warmup, length)) / length)) / 2;
        return end + (peak - end) * (exponent === 1 ? share : pow(share, exponent));
      },
    };
  },
});
