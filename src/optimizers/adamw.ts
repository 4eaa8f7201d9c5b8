import { defineOptimizer } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { withWeightDecay } from "../core/weight-decay.js";
import { adam } from "./adam.js";

export const adamw = defineOptimizer({
  id: "adamw",
  title: "AdamW",
  source: {
    ref: "Loshchilov & Hutter, Decoupled Weight Decay Regularization, ICLR 2019, Algorithm 2",
    url: "https://arxiv.org/abs/1711.05101",
    departs:
      "the decay is multiplied by lr, as in torch, Keras and optax, not by the schedule alone",
  },
  rule: `x ← x − lr·wd·x
x ← x − lr · m̂/(√v̂ + ε),  m̂ and v̂ as in Adam`,
  params: {
    ...adam.params,
    weightDecay: param.weightDecayRate(0.01, "wd"),
  },
  state: adam.state,
  coordinatewise: true,
  create: (dim, { weightDecay, ...params }, oracle) =>
    withWeightDecay(adam.create(dim, params, oracle), dim, weightDecay, "decoupled"),
});
