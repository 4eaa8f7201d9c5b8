import { passedOn } from "../core/passed-on.js";
import { choice, defineModifier, number } from "../core/define.js";
import { usage } from "../core/errors.js";

export const lookahead = defineModifier({
  id: "lookahead",
  title: "Lookahead",
  source: {
    ref: "Zhang, Lucas, Hinton & Ba, Lookahead Optimizer: k steps forward, 1 step back, NeurIPS 2019, Algorithm 1",
    url: "https://arxiv.org/abs/1907.08610",
    departs:
      "the inner method keeps its state over a synchronisation (the paper's default); answer=fast measures f at every inner step, as PyTorch ports do",
  },
  rule: `φ = x at first;  after each k steps of the inner method:  φ ← φ + α·(x − φ);  x ← φ
φ is the answer`,
  params: {
    k: number({ default: 5, range: "[1, inf)", integer: true, doc: "inner steps for one of φ" }),
    alpha: number({ default: 0.5, range: "(0, 1]", doc: "α, step of the slow weights" }),
    answer: choice({
      values: ["slow", "fast"],
      default: "slow",
      doc: "whether φ or the inner method's x is the answer",
    }),
  },
  coordinatewise: true,
  wrap(inner, dim, { k, alpha, answer }) {
    if (inner.answer !== undefined)
      throw usage("lookahead needs a method whose answer is its iterate; this one keeps another");
    const slow = new Float64Array(dim);
    return {
      ...passedOn(inner),
      ...(answer === "slow" ? { answer: slow } : {}),
      state: () => ({ ...inner.state?.(), φ: slow }),
      step(x, g, lr, t) {
        if (t === 1) slow.set(x);
        inner.step(x, g, lr, t);
        if (t % k !== 0) return;
        for (let i = 0; i < dim; i++) {
          slow[i] += alpha * (x[i] - slow[i]);
          x[i] = slow[i];
        }
      },
    };
  },
});
