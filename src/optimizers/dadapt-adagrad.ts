import { defineOptimizer, learningRate, number } from "../core/define.js";

/** What the authors' code has in the accumulator before the first step. */
const INITIAL_ACCUMULATOR = 1e-6;

export const dadaptAdagrad = defineOptimizer({
  id: "dadapt-adagrad",
  title: "D-Adapted AdaGrad",
  source: {
    ref: "Defazio & Mishchenko, Learning-Rate-Free Learning by D-Adaptation, ICML 2023, Algorithm 3",
    url: "https://arxiv.org/abs/2301.07733",
    departs: "the authors' code: the accumulator begins at 1e-6, ε outside the root, momentum",
  },
  rule: `a ← a + g², D = √a + ε;  λ = d·lr;  s ← s + λ·g;  G ← G + λ²·Σ g²/D
d ← max(d, min((Σ s²/D − G)/‖s‖₁, growth-rate·d))
x ← μ·x + (1−μ)·(x₀ − s/D)`,
  params: {
    lr: learningRate(1, "multiplies the estimated step length"),
    momentum: number({ default: 0, range: "[0, 1)", doc: "μ" }),
    eps: number({ default: 1e-6, range: "(0, inf)", scale: "log", doc: "ε, outside the root" }),
    d0: number({
      default: 1e-6,
      range: "(0, inf)",
      scale: "log",
      doc: "first estimate of ‖x₀ − x*‖∞",
    }),
    growthRate: number({ default: Infinity, range: "(1, inf]", doc: "limit of d's growth a step" }),
    weightDecay: number({ default: 0, range: "[0, inf)", scale: "log", doc: "L2 penalty wd" }),
  },
  state: ["a", "s", "x₀"],
  create(dim, { momentum, eps, d0, growthRate, weightDecay }) {
    const a = new Float64Array(dim).fill(INITIAL_ACCUMULATOR);
    const s = new Float64Array(dim);
    const x0 = new Float64Array(dim);
    let d = d0;
    let gradients = 0;
    return {
      step(x, g, lr, t) {
        if (t === 1) x0.set(x);
        const lambda = d * lr;
        let g2 = 0;
        let s2 = 0;
        let s1 = 0;
        for (let i = 0; i < dim; i++) {
          const gi = g[i] + weightDecay * x[i];
          a[i] += gi * gi;
          s[i] += lambda * gi;
          const root = Math.sqrt(a[i]) + eps;
          g2 += (gi * gi) / root;
          s2 += (s[i] * s[i]) / root;
          s1 += Math.abs(s[i]);
        }
        if (s1 === 0) return;
        gradients += lambda * lambda * g2;
        d = Math.max(d, Math.min((s2 - gradients) / s1, d * growthRate));
        for (let i = 0; i < dim; i++) {
          const z = x0[i] - s[i] / (Math.sqrt(a[i]) + eps);
          x[i] = momentum * x[i] + (1 - momentum) * z;
        }
      },
    };
  },
});
