import { BiasCorrection } from "../core/bias-correction.js";
import { choice, defineOptimizer, flag, learningRate, number } from "../core/define.js";
import { decayRate, epsilon } from "../core/hyper-parameters.js";

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
    decay: decayRate(0.9, "ρ, decay of the mean square"),
    eps: epsilon(1e-8, "ε"),
    epsForm: choice({
      values: ["outside", "inside"],
      default: "outside",
      doc: "whether ε stands outside or inside the root",
    }),
    centered: flag({ doc: "subtract the squared mean: an estimate of the variance" }),
    momentum: decayRate(0, "momentum of the scaled gradient"),
    nesterov: flag({ doc: "look ahead along the momentum buffer" }),
    lrInside: flag({ doc: "lr multiplies inside the momentum buffer, as in Keras and optax" }),
    initialScale: number({ default: 0, range: "[0, inf)", doc: "v before the first step" }),
    biasCorrection: flag({ doc: "divide v and a by 1 − ρᵗ" }),
  },
  state: ["v", "a", "b"],
  coordinatewise: true,
  create(dim, params) {
    const { decay, eps, epsForm, centered, momentum, nesterov, lrInside } = params;
    const v = new Float64Array(dim).fill(params.initialScale);
    const a = new Float64Array(centered ? dim : 0);
    const b = new Float64Array(momentum > 0 ? dim : 0);
    const [inside, outside] = epsForm === "inside" ? [eps, 0] : [0, eps];
    const correction = new BiasCorrection(decay);
    // the move is own·u + along·b
    const [own, along] = nesterov ? [1, momentum] : [0, 1];
    return {
      step(x, g, lr) {
        const c = params.biasCorrection ? correction.next() : 1;
        const rootC = Math.sqrt(c);
        // √(v/c + ε) + ε' = (√(v + ε·c) + ε'·√c)/√c
        const within = inside * c;
        const beside = outside * rootC;
        const isInside = lrInside || momentum === 0;
        const into = isInside ? lr * rootC : rootC;
        const out = isInside ? 1 : lr;
        const keepV = decay;
        const gain = 1 - decay;
        for (let i = 0; i < dim; i++) {
          const gi = g[i];
          let vi = (v[i] = keepV * v[i] + gain * gi * gi);
          if (centered) {
            const ai = (a[i] = keepV * a[i] + gain * gi);
            vi -= (ai * ai) / c;
          }
          // with ε = 0 and a gradient that was always 0 the quotient would be 0/0
          const u = gi === 0 ? 0 : (into * gi) / (Math.sqrt(vi + within) + beside);
          if (momentum > 0) {
            const bi = (b[i] = momentum * b[i] + u);
            x[i] -= out * (own * u + along * bi);
          } else x[i] -= u;
        }
      },
    };
  },
});
