import { BiasCorrection } from "../core/bias-correction.js";
import { defineOptimizer, flag, learningRate, number } from "../core/define.js";
import { exp, ln } from "../core/math.js";
import { withWeightDecay } from "../core/weight-decay.js";

export const ademamix = defineOptimizer({
  id: "ademamix",
  title: "AdEMAMix",
  source: {
    ref: "Pagliardini, Ablin & Grangier, The AdEMAMix Optimizer: Better, Faster, Older, ICLR 2025, Algorithm 1",
    url: "https://arxiv.org/abs/2409.03137",
  },
  rule: `m ← β₁·m + (1−β₁)·g;  s ← β₃·s + (1−β₃)·g;  v ← β₂·v + (1−β₂)·g²
x ← x − lr·((m̂ + α·s)/(√v̂ + ε) + wd·x),  m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ)`,
  params: {
    lr: learningRate(1e-3),
    beta1: number({ default: 0.9, range: "(0, 1)", doc: "decay of the fast mean" }),
    beta2: number({ default: 0.999, range: "[0, 1)", doc: "decay of the second moment" }),
    beta3: number({ default: 0.9999, range: "(0, 1)", doc: "decay of the slow mean" }),
    alpha: number({ default: 5, range: "[0, inf)", doc: "α, weight of the slow mean" }),
    tAlphaBeta3: number({
      default: null,
      range: "[1, inf)",
      doc: "steps over which α and β₃ grow to their values; auto: they do not grow",
    }),
    eps: number({ default: 1e-8, range: "[0, inf)", scale: "log", doc: "ε, added to √v̂" }),
    epsRoot: number({ default: 0, range: "[0, inf)", scale: "log", doc: "added inside the root" }),
    slowCorrection: flag({ doc: "divide the slow mean by 1 − β₁ᵗ too, as kozistr's code does" }),
    weightDecay: number({ default: 0, range: "[0, inf)", scale: "log", doc: "wd, decoupled" }),
  },
  state: ["m", "s", "v"],
  coordinatewise: true,
  create(dim, { beta1, beta2, beta3, alpha, tAlphaBeta3, eps, epsRoot, ...params }) {
    const m = new Float64Array(dim);
    const s = new Float64Array(dim);
    const v = new Float64Array(dim);
    const correction1 = new BiasCorrection(beta1);
    const correction2 = new BiasCorrection(beta2);
    const inner = {
      step(x: Float64Array, g: Float64Array, lr: number, t: number) {
        const grown = tAlphaBeta3 === null ? 1 : Math.min(t / tAlphaBeta3, 1);
        const slow = grown < 1 ? halfLifeBetween(beta1, beta3, grown) : beta3;
        const c1 = correction1.next();
        const c2 = correction2.next();
        const rate = lr * Math.sqrt(c2);
        const ofM = rate / c1;
        const ofS = (rate * alpha * grown) / (params.slowCorrection ? c1 : 1);
        const inside = epsRoot * c2;
        const outside = eps * Math.sqrt(c2);
        const keep1 = beta1;
        const keep2 = beta2;
        const gain1 = 1 - beta1;
        const gain2 = 1 - beta2;
        for (let i = 0; i < dim; i++) {
          const gi = g[i];
          const mi = (m[i] = keep1 * m[i] + gain1 * gi);
          const si = (s[i] = slow * s[i] + (1 - slow) * gi);
          const vi = (v[i] = keep2 * v[i] + gain2 * gi * gi);
          x[i] -= (ofM * mi + ofS * si) / (Math.sqrt(vi + inside) + outside);
        }
      },
    };
    return withWeightDecay(inner, dim, params.weightDecay, "decoupled");
  },
});

/** The decay whose half-life lies `share` of the way from that of β₁ to that of β₃. */
function halfLifeBetween(beta1: number, beta3: number, share: number): number {
  const [ln1, ln3] = [ln(beta1), ln(beta3)];
  return Math.min(exp((ln1 * ln3) / ((1 - share) * ln3 + share * ln1)), beta3);
}
