import { BiasCorrection } from "../core/bias-correction.js";
import { choice, defineOptimizer, flag, learningRate, number } from "../core/define.js";

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
    beta1: number({ default: 0.9, range: "[0, 1)", doc: "decay of the first moment" }),
    beta2: number({ default: 0.999, range: "[0, 1)", doc: "decay of the second moment" }),
    eps: number({ default: 1e-8, range: "[0, inf)", scale: "log", doc: "ε, outside the root" }),
    epsForm: choice({
      values: ["corrected", "hat"],
      default: "corrected",
      doc: "corrected: √v̂ + ε.  hat: √v + ε, the paper's ε̂",
    }),
    epsRoot: number({ default: 0, range: "[0, inf)", scale: "log", doc: "added inside the root" }),
    amsgrad: flag({ doc: "divide by the largest second moment so far" }),
    maxOf: choice({
      values: ["raw", "corrected"],
      default: "raw",
      doc: "whether amsgrad takes the maximum of v (torch, Keras) or of v̂ (optax)",
    }),
    nesterov: flag({ doc: "look one step ahead in the first moment" }),
    biasCorrection1: flag({ default: true, doc: "divide m by 1 − β₁ᵗ" }),
    biasCorrection2: flag({ default: true, doc: "divide v by 1 − β₂ᵗ" }),
  },
  state: ["m", "v", "v max"],
  coordinatewise: true,
  create(dim, { beta1, beta2, eps, epsForm, epsRoot, amsgrad, maxOf, nesterov, ...params }) {
    const m = new Float64Array(dim);
    const v = new Float64Array(dim);
    const vMax = new Float64Array(amsgrad ? dim : 0);
    const correction1 = new BiasCorrection(beta1);
    const correction2 = new BiasCorrection(beta2);
    return {
      step(x, g, lr) {
        const c1 = params.biasCorrection1 ? correction1.next() : 1;
        const c2 = params.biasCorrection2 ? correction2.next() : 1;
        // v is divided by 1 − β₂ᵗ either before the maximum is taken or after
        const before = amsgrad && maxOf === "corrected" ? c2 : 1;
        const after = c2 / before;
        // √(v/c + εr) + ε = (√(v + εr·c) + ε·√c)/√c: all forms are one loop
        const rate = lr * Math.sqrt(after);
        const c = epsForm === "hat" ? 1 : after;
        const inside = epsRoot * c;
        const outside = eps * Math.sqrt(c);
        const ofM = nesterov ? (rate * beta1) / (1 - beta1 * (1 - c1)) : rate / c1;
        const ofG = nesterov ? (rate * (1 - beta1)) / c1 : 0;
        // locals: what a loop reads from the closure is loaded anew for every coordinate
        const keep1 = beta1;
        const keep2 = beta2;
        const gain1 = 1 - beta1;
        const gain2 = 1 - beta2;
        for (let i = 0; i < dim; i++) {
          const gi = g[i];
          const mi = (m[i] = keep1 * m[i] + gain1 * gi);
          let vi = (v[i] = keep2 * v[i] + gain2 * gi * gi);
          if (amsgrad) vi = vMax[i] = Math.max(vMax[i], vi / before);
          x[i] -= (ofM * mi + ofG * gi) / (Math.sqrt(vi + inside) + outside);
        }
      },
    };
  },
});
