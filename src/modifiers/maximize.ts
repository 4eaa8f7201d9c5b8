import { defineModifier } from "../core/define.js";

export const maximize = defineModifier({
  id: "maximize",
  title: "Climb instead of descend",
  source: {
    ref: "the maximize flag of torch.optim",
    url: "https://docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html",
  },
  rule: "g ← −g",
  misleads: true,
  wrap(inner, dim) {
    const d = new Float64Array(dim);
    return {
      ...(inner.answer === undefined ? {} : { answer: inner.answer }),
      step(x, g, lr, t) {
        for (let i = 0; i < dim; i++) d[i] = -g[i];
        inner.step(x, d, lr, t);
      },
    };
  },
});
