import { defineSchedule, flag, list } from "../core/define.js";
import { usage } from "../core/errors.js";

export const piecewise = defineSchedule({
  id: "piecewise",
  title: "Piecewise constant",
  source: {
    ref: "optax.schedules.piecewise_constant_schedule; values and `after` as keras PiecewiseConstantDecay",
    url: "https://optax.readthedocs.io/en/latest/api/optimizer_schedules.html",
  },
  formula: "s(t) = lr·Π{scaleₖ : boundaryₖ ≤ t};  with values: valueₖ after k boundaries",
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
    after: flag({ doc: "change one iteration later, after the boundary, as Keras does" }),
  },
  create(lr, { boundaries, scales, values, after }) {
    const rates = values.length > 0 ? values : cumulative(lr, scales);
    if (rates.length !== boundaries.length + 1) {
      const given = values.length > 0 ? `${values.length} values` : `${scales.length} scales`;
      const needed = boundaries.length + (values.length > 0 ? 1 : 0);
      throw usage(`piecewise: ${boundaries.length} boundaries need ${needed}, got ${given}`);
    }
    return {
      rate(t) {
        let k = 0;
        while (k < boundaries.length && (after ? boundaries[k] < t : boundaries[k] <= t)) k++;
        return rates[k];
      },
    };
  },
});

function cumulative(lr: number, scales: readonly number[]): number[] {
  const rates = [lr];
  for (const scale of scales) rates.push(rates[rates.length - 1] * scale);
  return rates;
}
