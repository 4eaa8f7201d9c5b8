import { choice, defineModifier, number } from "../core/define.js";
import type { Lens } from "../core/definition.js";
import { axpy, dot } from "../core/vector.js";
import { DECAY_FORMS, withWeightDecay } from "../core/weight-decay.js";

export const weightDecay = defineModifier({
  id: "weight-decay",
  title: "Weight decay",
  source: {
    ref: "Loshchilov & Hutter, Decoupled Weight Decay Regularization, ICLR 2019",
    url: "https://arxiv.org/abs/1711.05101",
  },
  rule: `decoupled: x ← x − lr·wd·x before the step;  fixed: x ← x − wd·x
coupled: g ← g + wd·x (an L2 penalty)`,
  params: {
    rate: number({ default: 0.01, range: "[0, inf)", scale: "log", doc: "wd" }),
    form: choice({
      values: DECAY_FORMS,
      default: "decoupled",
      doc: "coupled to the gradient, decoupled from it, or of fixed size whatever lr",
    }),
  },
  coordinatewise: true,
  lens: ({ rate, form }) => (form === "coupled" ? penalty(rate) : undefined),
  wrap: (inner, dim, { rate, form }) => withWeightDecay(inner, dim, rate, form),
});

/** f + wd/2·‖x‖², of which the coupled form follows the gradient. */
function penalty(rate: number): Lens {
  return {
    value: (f, x) => f + (rate / 2) * dot(x, x),
    gradient: (x, g) => axpy(rate, x, g),
    hessianVector: (v, product) => axpy(rate, v, product),
  };
}
