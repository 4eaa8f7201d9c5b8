import { choice, defineSchedule, flag, list } from "../core/define.js";
import { usage } from "../core/errors.js";
import { cos } from "../core/math.js";

export const piecewise = defineSchedule({
  id: "piecewise",
  title: "Piecewise constant, or from value to value",
  source: {
    ref: "optax.schedules.piecewise_constant_schedule; values and `after` as keras PiecewiseConstantDecay",
    url: "https://optax.readthedocs.io/en/latest/api/optimizer_schedules.html",
  },
  formula:
    "s(t) = lr·Π{scaleₖ : boundaryₖ ≤ t};  with values: valueₖ after k boundaries;  interpolated: on the way to the next",
  params: {
    boundaries: list({
      default: [100],
      range: "[0, inf)",
      doc: "where the rate changes, ascending",
    }),
    scales: list({ default: [0.1], range: "[0, inf)", doc: "factor at each boundary" }),
    values: list({
      default: [],
      range: "[0, inf)",
      doc: "the rates themselves, one more than boundaries; where given, lr and scales do not count",
    }),
    interpolate: choice({
      values: ["none", "linear", "cosine"],
      default: "none",
      doc: "between boundaries stay, or go along a line or half a wave to the next value",
    }),
    after: flag({ doc: "change one iteration later, after the boundary, as Keras does" }),
  },
  create(lr, { boundaries, scales, values, interpolate, after }) {
    const rates = values.length > 0 ? values : cumulative(lr, scales);
    if (rates.length !== boundaries.length + 1) {
      const given = values.length > 0 ? `${values.length} values` : `${scales.length} scales`;
      const needed = boundaries.length + (values.length > 0 ? 1 : 0);
      throw usage(`piecewise: ${boundaries.length} boundaries need ${needed}, got ${given}`);
    }
    if (boundaries.some((at, k) => at < boundaries[k - 1]))
      throw usage(`piecewise: boundaries ascend, got ${boundaries.join("/")}`);
    return {
      rate(t) {
        let k = 0;
        while (k < boundaries.length && (after ? boundaries[k] < t : boundaries[k] <= t)) k++;
        if (interpolate === "none" || k === boundaries.length) return rates[k];
        const from = k === 0 ? 0 : boundaries[k - 1];
        const share = (t - from) / (boundaries[k] - from);
        const way = interpolate === "linear" ? share : (1 - cos(Math.PI * share)) / 2;
        return rates[k] + (rates[k + 1] - rates[k]) * way;
      },
    };
  },
});

function cumulative(lr: number, scales: readonly number[]): number[] {
  const rates = [lr];
  for (const scale of scales) rates.push(rates[rates.length - 1] * scale);
  return rates;
}
