import { passedOn } from "../core/passed-on.js";
import { defineModifier, flag, number } from "../core/define.js";
import { count } from "../core/hyper-parameters.js";

export const ema = defineModifier({
  id: "ema",
  title: "Exponential moving average of the iterates",
  source: {
    ref: "Polyak & Juditsky, SIAM J. Control Optim. 30 (1992), with exponential weights; as torch.optim.swa_utils.AveragedModel with get_ema_avg_fn",
    url: "https://docs.pytorch.org/docs/stable/optim.html#weight-averaging-swa-and-ema",
  },
  rule: `x̄ = x₁ after the first step, then x̄ ← decay·x̄ + (1 − decay)·x
x̄ is the answer; the method goes on from x, or every overwrite steps from x̄`,
  params: {
    decay: number({ default: 0.999, range: "[0, 1]", doc: "what is kept of the average" }),
    overwrite: count(null, "steps after which x becomes x̄, again and again; auto: it never does"),
    average: flag({ default: true, doc: "the answer is the average x̄; off: x" }),
  },
  coordinatewise: true,
  wrap(inner, dim, { decay, overwrite, ...params }) {
    const average = new Float64Array(dim);
    return {
      ...passedOn(inner),
      ...(params.average ? { answer: average } : {}),
      state: () => ({ ...inner.state?.(), x̄: average }),
      step(x, g, lr, t) {
        inner.step(x, g, lr, t);
        const latest = inner.answer ?? x;
        if (t === 1) average.set(latest);
        else {
          for (let i = 0; i < dim; i++) {
            average[i] = decay * average[i] + (1 - decay) * latest[i];
          }
        }
        if (overwrite !== null && t % overwrite === 0) x.set(average);
      },
    };
  },
});
