import { choice, defineSchedule, number } from "../core/define.js";
import { usage } from "../core/errors.js";

export const plateau = defineSchedule({
  id: "plateau",
  revision: 2,
  title: "Reduce on plateau",
  source: {
    ref: "torch.optim.lr_scheduler.ReduceLROnPlateau",
    url: "https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ReduceLROnPlateau.html",
    departs:
      "looks at f of every step made: f(x₀) … f(xₜ₋₁) before update t + 1; rel is relative to |best|, where torch's best·(1 − threshold) asks nothing of f < 0 and so never fires",
  },
  formula:
    "lr ← max(lr·factor, min) after more than `patience` values in a row that are not better than the best by `threshold`",
  looksAtValue: true,
  params: {
    factor: number({ default: 0.1, range: "[0, 1)", doc: "multiplies the learning rate" }),
    patience: number({
      default: 10,
      range: "[0, inf)",
      integer: true,
      doc: "values borne in a row",
    }),
    threshold: number({ default: 1e-4, range: "[0, inf)", scale: "log", doc: "how much better" }),
    thresholdMode: choice({
      values: ["rel", "abs", "factor"],
      default: "rel",
      doc: "better is f < best − threshold·|best|, f < best − threshold, or f < best·(1 − threshold)",
    }),
    mode: choice({
      values: ["min", "max"],
      default: "min",
      doc: "whether a better f is lower, or higher by as much",
    }),
    cooldown: number({
      default: 0,
      range: "[0, inf)",
      integer: true,
      doc: "values let pass after",
    }),
    min: number({ default: 0, range: "[0, inf)", scale: "log", doc: "the least learning rate" }),
    eps: number({
      default: 1e-8,
      range: "[0, inf)",
      scale: "log",
      doc: "smaller changes are not made",
    }),
  },
  create(lr, { factor, patience, threshold, thresholdMode, mode, cooldown, min, eps }) {
    const sign = mode === "min" ? 1 : -1;
    let rate = lr;
    let last = NaN;
    let best = sign * Infinity;
    let bad = 0;
    let resting = 0;
    const take = (value: number) => {
      if (sign * value < sign * markFor(thresholdMode, best, sign * threshold)) {
        best = value;
        bad = 0;
      } else bad++;
      if (resting > 0) {
        resting--;
        bad = 0;
      }
      if (bad <= patience) return;
      const lower = Math.max(rate * factor, min);
      if (rate - lower > eps) rate = lower;
      resting = cooldown;
      bad = 0;
    };
    return {
      rate(t, value) {
        if (Number.isNaN(value)) throw usage("plateau looks at f: use minimize()");
        if (t > 0) take(last);
        last = value;
        return rate;
      },
    };
  },
});

/** What a value has to pass to be better than the best, which is infinite at first. */
function markFor(mode: "rel" | "abs" | "factor", best: number, by: number): number {
  if (mode === "abs") return best - by;
  if (mode === "factor") return best * (1 - by);
  return Math.abs(best) < Infinity ? best * (1 - (best < 0 ? -by : by)) : best;
}
