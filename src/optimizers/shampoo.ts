import { defineOptimizer, learningRate, number } from "../core/define.js";
import { usage } from "../core/errors.js";
import * as param from "../core/hyper-parameters.js";
import { zeros } from "../core/vector.js";
import { SymmetricPower } from "./parts/symmetric-eigen.js";

/** An eigendecomposition of n×n every few steps: beyond this a step takes seconds. */
const MAX_DIM = 256;

export const shampoo = defineOptimizer({
  id: "shampoo",
  title: "Shampoo, for a vector",
  source: {
    ref: "Gupta, Koren & Singer, Shampoo: Preconditioned Stochastic Tensor Optimization, ICML 2018, Algorithm 2, order k = 1",
    url: "https://arxiv.org/abs/1802.09568",
    departs:
      "for a vector this is full-matrix AdaGrad; power=1 is the −1/k of the PyTorch ports, which also mix the last preconditioned step into g by momentum",
  },
  rule: `g ← (1−μ)·g + μ·u + wd·x,  u being the last step's, g at first
L ← L + g·gᵀ, ε·I at first;  u = L^−power · g
x ← x − lr·u`,
  params: {
    lr: learningRate(0.1),
    momentum: param.decayRate(0, "μ"),
    epsilon: param.positive(1e-4, "ε, L at first"),
    power: number({ default: 0.5, range: "(0, inf)", doc: "1/(2k), k = 1, in the paper" }),
    updateFreq: param.count(1, "steps for which one L^−power serves"),
    weightDecay: param.weightDecayRate(0, "L2 penalty wd"),
  },
  state: ["u", "L (n×n)", "L^−power (n×n)"],
  create(dim, { momentum, epsilon, power, updateFreq, weightDecay }) {
    if (dim > MAX_DIM)
      throw usage(`shampoo: keeps matrices of n×n; dim is at most ${MAX_DIM}, got ${dim}`);
    const [u, mixed] = zeros(dim, 2);
    const precond = new Float64Array(dim * dim);
    const root = new Float64Array(dim * dim);
    const symmetricPower = new SymmetricPower(dim);
    for (let i = 0; i < dim; i++) precond[i * dim + i] = epsilon;

    return {
      state: () => ({ u, "L (n×n)": precond, "L^−power (n×n)": root }),
      step(x, g, lr, t) {
        if (t === 1) u.set(g);
        for (let i = 0; i < dim; i++) {
          mixed[i] = (1 - momentum) * g[i] + momentum * u[i] + weightDecay * x[i];
        }
        for (let i = 0; i < dim; i++) {
          for (let j = 0; j < dim; j++) precond[i * dim + j] += mixed[i] * mixed[j];
        }
        if ((t - 1) % updateFreq === 0) symmetricPower.write(precond, -power, epsilon, root);
        for (let i = 0; i < dim; i++) {
          let sum = 0;
          for (let j = 0; j < dim; j++) sum += root[i * dim + j] * mixed[j];
          u[i] = sum;
          x[i] -= lr * sum;
        }
      },
    };
  },
});
