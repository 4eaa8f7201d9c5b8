import { BiasCorrection } from "../core/bias-correction.js";
import { choice, defineOptimizer, flag, learningRate, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";

export const rmsprop = defineOptimizer({
  id: "rmsprop",
  title: "RMSProp",
  source: {
    ref: "Tieleman & Hinton, Neural Networks for Machine Learning, lecture 6e (2012)",
    url: "https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf",
    departs: "the slides have no ε; centering is Graves 2013 (arXiv:1308.0850), eqs. 38–45",
  },
  rule: `v ← ρ·v + (1−ρ)·g²;  centered: a ← ρ·a + (1−ρ)·g,  v̄ = v − a², else v̄ = v
x ← x − lr · g/(√v̄ + ε)   (eps-form=inside: g/√(v̄ + ε);  with momentum through a buffer)`,
  params: {
    lr: learningRate(1e-3),
    decay: param.decayRate(0.9, "ρ, decay of the mean square"),
    eps: param.epsilon(1e-8, "ε"),
    epsForm: choice({ values: ["outside", "inside"], default: "outside", doc: "of the root" }),
    centered: flag({ doc: "subtract the squared mean: an estimate of the variance" }),
    momentum: param.decayRate(0, "momentum of the scaled gradient"),
    nesterov: flag({ doc: "look ahead along the momentum buffer" }),
    lrInside: flag({ doc: "lr multiplies inside the momentum buffer, as in Keras and optax" }),
    initialScale: number({ default: 0, range: "[0, inf)", doc: "v before the first step" }),
    biasCorrection: flag({ doc: "divide v and a by 1 − ρᵗ" }),
  },
  state: ["v", "a", "b"],
  coordinatewise: true,
  create(dim, { decay, eps, epsForm, centered, momentum, nesterov, lrInside, ...params }) {
    const v = new Float64Array(dim).fill(params.initialScale);
    const a = new Float64Array(centered ? dim : 0);
    const b = new Float64Array(momentum > 0 ? dim : 0);
    const correction = new BiasCorrection(decay, params.biasCorrection);
    const [own, along] = nesterov ? [1, momentum] : [0, 1];
    return {
      step(x, g, lr) {
        // √(v/c + ε) + ε' = (√(v + ε·c) + ε'·√c)/√c
        const c = correction.next();
        const inside = epsForm === "inside" ? eps * c : 0;
        const outside = epsForm === "inside" ? 0 : eps * Math.sqrt(c);
        const isInside = lrInside || momentum === 0;
        const into = Math.sqrt(c) * (isInside ? lr : 1);
        const out = isInside ? 1 : lr;
        const { keep, gain } = correction;
        for (let i = 0; i < x.length; i++) {
          const gi = g[i];
          let vi = (v[i] = keep * v[i] + gain * gi * gi);
          const ai = centered ? (a[i] = keep * a[i] + gain * gi) : 0;
          if (centered) vi -= (ai * ai) / c;
          // with ε = 0 and a gradient that was always 0 the quotient would be 0/0
          const u = gi === 0 ? 0 : (into * gi) / (Math.sqrt(vi + inside) + outside);
          if (momentum > 0) {
            const bi = (b[i] = momentum * b[i] + u);
            x[i] -= out * (own * u + along * bi);
          } else x[i] -= u;
        }
      },
    };
  },
});
