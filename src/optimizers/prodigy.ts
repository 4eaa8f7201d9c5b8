import { BiasCorrection } from "../core/bias-correction.js";
import { defineOptimizer, flag, learningRate, number } from "../core/define.js";
import { Scalar } from "../core/scalar.js";

export const prodigy = defineOptimizer({
  id: "prodigy",
  title: "Prodigy",
  source: {
    ref: "Mishchenko & Defazio, Prodigy: An Expeditiously Adaptive Parameter-Free Learner, ICML 2024, Algorithm 4",
    url: "https://arxiv.org/abs/2306.06101",
    departs:
      "as konstmish/prodigy: sums are kept relative to d₀, ε is multiplied by the new d; but β₁ = 0 is no case of its own",
  },
  rule: `λ = d·lr;  N ← β₃·N + d/d₀·λ·g·(x₀ − x);  s ← β₃·s + d/d₀·λ·g
m ← β₁·m + (1−β₁)·d·g;  v ← β₂·v + (1−β₂)·d²·g²;  d ← max(d, d-coef·N/‖s‖₁)
x ← x − λ·(m/(√v + d·ε) + wd·x)`,
  params: {
    lr: learningRate(1, "multiplies the estimated rate"),
    beta1: number({ default: 0.9, range: "[0, 1)", doc: "decay of the first moment" }),
    beta2: number({ default: 0.999, range: "[0, 1)", doc: "decay of the second moment" }),
    beta3: number({ default: null, range: "[0, 1)", doc: "decay of N and s; auto: √β₂" }),
    eps: number({ default: 1e-8, range: "[0, inf)", scale: "log", doc: "ε" }),
    weightDecay: number({ default: 0, range: "[0, inf)", scale: "log", doc: "wd" }),
    decouple: flag({ default: true, doc: "x shrinks by λ·wd; off: wd·x is added to g" }),
    useBiasCorrection: flag({ doc: "multiply λ by √(1−β₂ᵗ)/(1−β₁ᵗ)" }),
    safeguardWarmup: flag({ doc: "leave lr out of s, for a long warm-up" }),
    d0: number({
      default: 1e-6,
      range: "(0, inf)",
      scale: "log",
      doc: "first estimate of ‖x₀ − x*‖",
    }),
    dCoef: number({ default: 1, range: "(0, inf)", scale: "log", doc: "multiplies the estimate" }),
    growthRate: number({
      default: Infinity,
      range: "(1, inf]",
      doc: "most that d grows in a step",
    }),
    sliceP: number({
      default: 1,
      range: "[1, inf)",
      integer: true,
      doc: "only every so-manieth coordinate enters N and s",
    }),
  },
  state: ["m", "v", "s", "x₀"],
  create(dim, { beta1, beta2, eps, weightDecay, d0, dCoef, growthRate, sliceP, ...params }) {
    const m = new Float64Array(dim);
    const v = new Float64Array(dim);
    const s = new Float64Array(dim);
    const x0 = new Float64Array(dim);
    const beta3 = params.beta3 ?? Math.sqrt(beta2);
    const penalty = params.decouple ? 0 : weightDecay;
    const decay = params.decouple ? weightDecay : 0;
    const correction1 = new BiasCorrection(beta1);
    const correction2 = new BiasCorrection(beta2);
    const d = new Scalar(d0);
    const dMax = new Scalar(d0);
    const numerator = new Scalar(0);
    return {
      step(x, g, lr, t) {
        if (t === 1) x0.set(x);
        const correction = Math.sqrt(correction2.next()) / correction1.next();
        const before = d.value;
        const lambda = params.useBiasCorrection ? before * lr * correction : before * lr;
        const weight = (before / d0) * lambda;
        const weightS = params.safeguardWarmup ? (before / d0) * before : weight;
        let along = 0;
        let sizeS = 0;
        for (let i = 0; i < dim; i++) {
          const gi = g[i] + penalty * x[i];
          m[i] = beta1 * m[i] + (1 - beta1) * before * gi;
          v[i] = beta2 * v[i] + (1 - beta2) * before * before * gi * gi;
          if (i % sliceP === 0) {
            along += gi * (x0[i] - x[i]);
            s[i] = beta3 * s[i] + weightS * gi;
            sizeS += Math.abs(s[i]);
          }
        }
        // no gradient yet: nothing to learn from, and x is where it should be
        if (sizeS === 0) return;
        numerator.value = beta3 * numerator.value + weight * along;
        const estimate = (dCoef * numerator.value) / sizeS;
        dMax.value = Math.max(dMax.value, estimate);
        const from = before === d0 ? Math.max(before, estimate) : before;
        d.value = Math.min(dMax.value, from * growthRate);
        const outside = d.value * eps;
        // not x·(1 − shrink): its rounding would grow with d, ten thousandfold in the first steps
        const shrink = decay * lambda;
        for (let i = 0; i < dim; i++) {
          x[i] = x[i] - shrink * x[i] - (lambda * m[i]) / (Math.sqrt(v[i]) + outside);
        }
      },
    };
  },
});
