import { defineOptimizer, flag, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { dot } from "../core/vector.js";
import { Scalar } from "./parts/scalar.js";

export const polyak = defineOptimizer({
  id: "polyak",
  title: "Gradient descent with Polyak's step",
  source: {
    ref: "Polyak, Introduction to Optimization (1987), section 5.3.2; capped as SPS_max of Loizou et al., AISTATS 2021",
    url: "https://arxiv.org/abs/2002.10542",
    departs: "makes no step where ‖scaling·g‖² + ε ≤ 2⁻⁵², as optax does",
  },
  rule: "x ← x − η·s·g,  η = min((f − f*)/(‖s·g‖² + ε), max-lr),  s the scaling",
  params: {
    maxLr: number({ default: Infinity, range: "(0, inf]", scale: "log", doc: "the longest η" }),
    scaling: { ...param.positive(1, "s, what schedules act on"), search: null },
    fMin: number({
      default: null,
      range: "(-inf, inf)",
      doc: "f*; auto: the function's minimum, or 0 where it is unknown",
    }),
    eps: param.epsilon(0, "ε, added to the squared norm"),
    positive: flag({ doc: "take f − f* for 0 where it is negative (SPS₊)" }),
  },
  state: [],
  lrKey: "scaling",
  create(dim, { maxLr, fMin, eps, positive: isPositive }, oracle) {
    const rate = new Scalar(0);
    const minimum = fMin ?? oracle.minimum ?? 0;
    return {
      state: () => ({}),
      derived: () => ({ η: rate.value }),
      step(x, g, scaling) {
        const gap = oracle.value - minimum;
        const square = scaling * scaling * dot(g, g) + eps;
        rate.value = 0;
        if (square <= Number.EPSILON) return;
        const eta = Math.min((isPositive ? Math.max(gap, 0) : gap) / square, maxLr);
        rate.value = eta;
        for (let i = 0; i < dim; i++) x[i] -= eta * scaling * g[i];
      },
    };
  },
});
