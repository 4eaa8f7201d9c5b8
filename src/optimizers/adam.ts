import { BiasCorrection, powersOf } from "./parts/bias-correction.js";
import { choice, defineOptimizer, flag, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { byName, zeros } from "../core/vector.js";
import { AdamScalars } from "./parts/adam-scalars.js";

export const adam = defineOptimizer({
  id: "adam",
  title: "Adam",
  source: {
    ref: "Kingma & Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, Algorithm 1",
    url: "https://arxiv.org/abs/1412.6980",
    departs:
      "eps-form=hat is the reformulation at the end of the paper's section 2; amsgrad is Reddi et al., ICLR 2018, with Adam's bias corrections; nesterov is Dozat 2016 without its momentum schedule, as in optax",
  },
  rule: `m ← β₁·m + (1−β₁)·g;  v ← β₂·v + (1−β₂)·g²
x ← x − lr · m̂/(√v̂ + ε),  m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ)
nesterov: m̂ = β₁·m/(1−β₁ᵗ⁺¹) + (1−β₁)·g/(1−β₁ᵗ);  amsgrad: the largest v so far for v`,
  params: {
    lr: learningRate(1e-3, "step size α"),
    ...param.moments,
    eps: param.divisorEpsilon(1e-8, "ε, outside the root"),
    epsForm: param.epsilonForm("corrected: √v̂ + ε.  hat: √v + ε, the paper's ε̂"),
    epsRoot: param.epsRoot,
    amsgrad: flag({ doc: "divide by the largest second moment so far" }),
    maxOf: choice({ values: ["raw", "corrected"], default: "raw", doc: "of v (torch), v̂ (optax)" }),
    nesterov: flag({ doc: "look one step ahead in the first moment" }),
    biasCorrection1: flag({ default: true, doc: "divide m by 1 − β₁ᵗ" }),
    biasCorrection2: flag({ default: true, doc: "divide v by 1 − β₂ᵗ" }),
  },
  state: ["m", "v", "v max"],
  coordinatewise: true,
  create(dim, { beta2, amsgrad, maxOf, biasCorrection2, ...form }) {
    const state = zeros(dim, amsgrad ? 3 : 2);
    const correction2 = new BiasCorrection(beta2, biasCorrection2);
    const scalars = new AdamScalars(form);
    return {
      state: () => byName(["m", "v", "v max"], state, powersOf(scalars, correction2)),
      derived: (g) => scalars.derived(state[0], state.at(-1)!, g),
      step(x, g, lr) {
        const c2 = correction2.next();
        // v is divided by 1 − β₂ᵗ either before the maximum is taken or after
        const before = amsgrad && maxOf === "corrected" ? c2 : 1;
        scalars.next(lr * Math.sqrt(c2 / before), c2 / before);
        const { keep1, gain1, ofM, ofG, inside, outside } = scalars;
        const { keep: keep2, gain: gain2 } = correction2;
        // what a loop reads from the closure is loaded anew for every coordinate, and a branch in it
        // costs more than a maximum: without amsgrad v is its own
        const [m, v, largest = v] = state;
        for (let i = 0; i < m.length; i++) {
          const gi = g[i];
          const mi = (m[i] = keep1 * m[i] + gain1 * gi);
          const vi = (v[i] = keep2 * v[i] + gain2 * gi * gi);
          const most = (largest[i] = Math.max(largest[i], vi / before));
          x[i] -= (ofM * mi + ofG * gi) / (Math.sqrt(most + inside) + outside);
        }
      },
    };
  },
});
