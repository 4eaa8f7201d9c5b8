import { choice, defineModifier, number } from "../core/define.js";
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
  misleads: true,
  wrap: (inner, dim, { rate, form }) => withWeightDecay(inner, dim, rate, form),
});
