import { choice, defineOptimizer, flag, learningRate, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { norm, zeros } from "../core/vector.js";
import { Scalar } from "./parts/scalar.js";

export const lars = defineOptimizer({
  id: "lars",
  title: "LARS",
  source: {
    ref: "You, Gitman & Ginsburg, Large Batch Training of Convolutional Networks (2017), Algorithm 1",
    url: "https://arxiv.org/abs/1708.03888",
    departs: "all of x is one layer",
  },
  rule: `u = η·‖x‖/(‖g‖ + wd·‖x‖ + ε) · (g + wd·x)   (ratio 1 where a norm is 0)
b ← μ·b + lr·u;  x ← x − b   (norm-of=update: ‖g + wd·x‖ below;  no-lr-inside: b ← μ·b + u)`,
  params: {
    lr: learningRate(0.1, "global learning rate γ"),
    momentum: param.decayRate(0.9, "μ"),
    weightDecay: param.weightDecayRate(0, "wd"),
    trustCoefficient: param.positive(1e-3, "η"),
    eps: param.epsilon(0, "ε"),
    normOf: choice({
      values: ["parts", "update"],
      default: "parts",
      doc: "what ‖x‖ is divided by: ‖g‖ + wd·‖x‖, or ‖g + wd·x‖ as in optax",
    }),
    onlyWithDecay: flag({
      doc: "leave g as it is where wd = 0, as jettify/pytorch-optimizer does",
    }),
    dampening: number({ default: 0, range: "[0, 1]", doc: "of u in b, from the second step on" }),
    nesterov: flag({ doc: "look ahead along the buffer" }),
    lrInside: flag({ default: true, doc: "lr multiplies inside the momentum buffer" }),
  },
  state: ["u", "b"],
  create(dim, { momentum, weightDecay, trustCoefficient, eps, normOf, dampening, ...params }) {
    const [[u, b], trust] = [zeros(dim, 2), new Scalar(1)];
    const isPlain = params.onlyWithDecay && weightDecay === 0;
    const [own, along] = params.nesterov ? [1, momentum] : [0, 1];
    return {
      state: () => ({ u, b }),
      derived: () => ({ ratio: trust.value }),
      step(x, g, lr, t) {
        for (let i = 0; i < dim; i++) u[i] = g[i] + weightDecay * x[i];
        const ofX = norm(x);
        const ofG = norm(normOf === "update" ? u : g);
        const below = normOf === "update" ? ofG + eps : ofG + weightDecay * ofX + eps;
        const isScaled = !isPlain && ofX > 0 && ofG > 0;
        const ratio = isScaled ? (trustCoefficient * ofX) / below : 1;
        trust.value = ratio;
        const [into, out] = params.lrInside ? [lr * ratio, 1] : [ratio, lr];
        const gain = t === 1 ? 1 : 1 - dampening;
        for (let i = 0; i < dim; i++) {
          const ui = into * u[i];
          b[i] = momentum * b[i] + gain * ui;
          x[i] -= out * (own * ui + along * b[i]);
        }
      },
    };
  },
});
