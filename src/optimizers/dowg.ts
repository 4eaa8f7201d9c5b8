import { defineOptimizer, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { dot } from "../core/vector.js";
import { Scalar } from "./parts/scalar.js";

export const dowg = defineOptimizer({
  id: "dowg",
  title: "DoWG (distance over weighted gradients)",
  source: {
    ref: "Khaled, Mishchenko & Jin, DoWG Unleashed, NeurIPS 2023, Algorithm 1",
    url: "https://arxiv.org/abs/2305.16284",
    departs: "ε beside the root, as in optax",
  },
  rule: `r² ← max(r², ‖x − x₀‖²);  G ← G + r²·‖g‖²
x ← x − lr · r²/(√G + ε) · g`,
  params: {
    lr: learningRate(1, "multiplies the method's own step", null),
    initEstimSqDist: param.positive(null, "r² before the first step; auto: ε"),
    eps: param.divisorEpsilon(1e-4, "ε"),
  },
  state: ["x₀"],
  create(dim, { initEstimSqDist, eps }) {
    const x0 = new Float64Array(dim);
    const r2 = new Scalar(0);
    const sum = new Scalar(0);
    return {
      state: () => ({ "x₀": x0, "r²": r2.value, "Σr²‖g‖²": sum.value }),
      derived: (_g, lr) => ({ η: (lr * r2.value) / (Math.sqrt(sum.value) + eps) }),
      step(x, g, lr, t) {
        if (t === 1) {
          x0.set(x);
          r2.value = initEstimSqDist ?? eps;
        }
        let reach = 0;
        for (let i = 0; i < dim; i++) reach += (x[i] - x0[i]) * (x[i] - x0[i]);
        r2.value = Math.max(r2.value, reach);
        sum.value += r2.value * dot(g, g);
        const rate = r2.value / (Math.sqrt(sum.value) + eps);
        for (let i = 0; i < dim; i++) x[i] -= lr * (rate * g[i]);
      },
    };
  },
});
