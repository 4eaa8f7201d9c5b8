import { BiasCorrection } from "../core/bias-correction.js";
import { choice, defineOptimizer, flag, learningRate, number } from "../core/define.js";
import { withWeightDecay } from "../core/weight-decay.js";
import { Rectification } from "./rectification.js";

export const adabelief = defineOptimizer({
  id: "adabelief",
  title: "AdaBelief",
  source: {
    ref: "Zhuang et al., AdaBelief Optimizer, NeurIPS 2020, Algorithm 2",
    url: "https://arxiv.org/abs/2010.07468",
    departs:
      "ε is also added to s in every step, and accumulates there, as in the authors' code 0.2.1; rectify, their default, is off",
  },
  rule: `m ← β₁·m + (1−β₁)·g;  s ← β₂·s + (1−β₂)·(g − m)² + ε
x ← x − lr · m̂/(√ŝ + ε),  m̂ = m/(1−β₁ᵗ), ŝ = s/(1−β₂ᵗ)`,
  params: {
    lr: learningRate(1e-3, "step size α"),
    beta1: number({ default: 0.9, range: "[0, 1)", doc: "decay of the mean" }),
    beta2: number({ default: 0.999, range: "[0, 1)", doc: "decay of the variance" }),
    eps: number({ default: 1e-16, range: "[0, inf)", scale: "log", doc: "ε, outside the root" }),
    epsForm: choice({
      values: ["corrected", "hat"],
      default: "corrected",
      doc: "corrected: √ŝ + ε.  hat: √s + ε, as in kozistr's code and wherever rectified",
    }),
    epsRoot: number({
      default: null,
      range: "[0, inf)",
      scale: "log",
      doc: "what is added to s in every step; auto: ε",
    }),
    epsInside: number({
      default: 0,
      range: "[0, inf)",
      scale: "log",
      doc: "added under the root without accumulating; kozistr's code has 1e-15",
    }),
    amsgrad: flag({ doc: "divide by the largest s so far" }),
    rectify: flag({ doc: "RAdam's rectification, from ρₜ ≥ n-sma-threshold on" }),
    nSmaThreshold: number({ default: 5, range: "[4, inf)", doc: "the ρₜ from which s is trusted" }),
    degeneratedToSgd: flag({ default: true, doc: "move by lr·m̂ while s is not trusted" }),
    nesterov: flag({ doc: "look one step ahead in the first moment, as in adam:nesterov" }),
    weightDecay: number({ default: 0, range: "[0, inf)", scale: "log", doc: "wd" }),
    weightDecouple: flag({ default: true, doc: "x shrinks by lr·wd; off: wd·x is added to g" }),
    fixedDecay: flag({ doc: "x shrinks by wd, whatever lr" }),
  },
  state: ["m", "s", "s max"],
  coordinatewise: true,
  create(dim, { beta1, beta2, eps, epsForm, epsInside, amsgrad, rectify, nesterov, ...params }) {
    const m = new Float64Array(dim);
    const s = new Float64Array(dim);
    const sMax = new Float64Array(amsgrad ? dim : 0);
    const added = params.epsRoot ?? eps;
    const correction1 = new BiasCorrection(beta1);
    const rectification = new Rectification(beta2);
    const inner = {
      step(x: Float64Array, g: Float64Array, lr: number) {
        const c1 = correction1.next();
        rectification.next();
        const rootC2 = Math.sqrt(rectification.correction);
        const isTrusted = !rectify || rectification.length >= params.nSmaThreshold;
        let rate = isTrusted ? lr * rootC2 : params.degeneratedToSgd ? lr : 0;
        if (rectify && isTrusted) rate *= rectification.factor();
        const outside = rectify || epsForm === "hat" ? eps : eps * rootC2;
        const ofM = nesterov ? (rate * beta1) / (1 - beta1 * (1 - c1)) : rate / c1;
        const ofG = nesterov ? (rate * (1 - beta1)) / c1 : 0;
        const epsRoot = added;
        const inside = epsInside;
        const keep1 = beta1;
        const keep2 = beta2;
        const gain1 = 1 - beta1;
        const gain2 = 1 - beta2;
        for (let i = 0; i < dim; i++) {
          const gi = g[i];
          const mi = (m[i] = keep1 * m[i] + gain1 * gi);
          const r = gi - mi;
          let si = (s[i] = keep2 * s[i] + gain2 * r * r + epsRoot);
          if (amsgrad) si = sMax[i] = Math.max(sMax[i], si);
          const move = ofM * mi + ofG * gi;
          x[i] -= isTrusted ? move / (Math.sqrt(si + inside) + outside) : move;
        }
      },
    };
    const decoupled = params.fixedDecay ? "fixed" : "decoupled";
    const form = params.weightDecouple ? decoupled : "coupled";
    return withWeightDecay(inner, dim, params.weightDecay, form);
  },
});
