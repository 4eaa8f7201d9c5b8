import { BiasCorrection } from "./parts/bias-correction.js";
import { choice, defineOptimizer, flag, learningRate, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { momentAndRates, centredMoment } from "./parts/effective-rates.js";

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
    eps: param.divisorEpsilon(1e-8, "ε"),
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
  create(dim, { decay, eps, epsForm, centered, momentum, nesterov, ...params }) {
    const square = new Float64Array(dim).fill(params.initialScale);
    const [mean, buffer] = [centered, momentum > 0].map((used) => new Float64Array(used ? dim : 0));
    const correction = new BiasCorrection(decay, params.biasCorrection);
    const [under, beside] = epsForm === "inside" ? [eps, 0] : [0, eps];
    const isInside = params.lrInside || momentum === 0;
    const [own, along] = nesterov ? [1, momentum] : [0, 1];
    return {
      state: () => ({ v: square, a: mean, b: buffer }),
      derived: (_g, lr) =>
        momentAndRates("v̄", centredMoment(square, mean, correction.last), lr, beside, under),
      step(x, g, lr) {
        // √(v/c + ε) + ε' = (√(v + ε·c) + ε'·√c)/√c
        const c = correction.next();
        const [inside, outside] = [under * c, beside * Math.sqrt(c)];
        const [into, out] = [Math.sqrt(c) * (isInside ? lr : 1), isInside ? 1 : lr];
        const { keep, gain } = correction;
        const [v, a, b, isCentered, hasMomentum] = [square, mean, buffer, centered, momentum > 0];
        for (let i = 0; i < v.length; i++) {
          const gi = g[i];
          let vi = (v[i] = keep * v[i] + gain * gi * gi);
          const ai = isCentered ? (a[i] = keep * a[i] + gain * gi) : 0;
          if (isCentered) vi = Math.max(0, vi - (ai * ai) / c); // rounding alone makes it < 0
          let u = gi === 0 ? 0 : (into * gi) / (Math.sqrt(vi + inside) + outside);
          if (hasMomentum) u = out * (own * u + along * (b[i] = momentum * b[i] + u));
          x[i] -= u;
        }
      },
    };
  },
});
