import { choice, defineOptimizer, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { distance, dot, norm } from "../core/vector.js";
import { Scalar } from "./parts/scalar.js";

export const dog = defineOptimizer({
  id: "dog",
  title: "DoG (distance over gradients)",
  source: {
    ref: "Ivgi, Hinder & Carmon, DoG is SGD's Best Friend, ICML 2023, eq. 1",
    url: "https://arxiv.org/abs/2302.12022",
    departs: "ε under the root, as in optax; the paper averages the iterates too",
  },
  rule: `r ← max(r, ‖x − x₀‖);  G ← G + ‖g‖²
x ← x − lr · r/√(G + ε) · g`,
  params: {
    lr: learningRate(1, "multiplies the method's own step", null),
    initStep: choice({
      values: ["heuristic", "distance", "learning-rate"],
      default: "heuristic",
      doc: "what init-value is: r/(1 + ‖x₀‖), r itself, or the first step's rate",
    }),
    initValue: param.positive(1e-6, "how r begins"),
    eps: param.divisorEpsilon(1e-8, "ε"),
  },
  state: ["x₀"],
  create(dim, { initStep, initValue, eps }) {
    const x0 = new Float64Array(dim);
    const r = new Scalar(0);
    const sum = new Scalar(0);
    const rateOf = (t: number) =>
      t === 1 && initStep === "learning-rate" ? initValue : r.value / Math.sqrt(sum.value + eps);
    return {
      state: () => ({ "x₀": x0, r: r.value, "Σ‖g‖²": sum.value }),
      derived: (_g, lr, t) => ({ η: lr * rateOf(t) }),
      step(x, g, lr, t) {
        if (t === 1) {
          x0.set(x);
          r.value = initStep === "learning-rate" ? 0 : initValue;
          if (initStep === "heuristic") r.value *= 1 + norm(x0);
        }
        r.value = Math.max(r.value, distance(x, x0));
        sum.value += dot(g, g);
        const rate = rateOf(t);
        for (let i = 0; i < dim; i++) x[i] -= lr * (rate * g[i]);
      },
    };
  },
});
