import { defineOptimizer, learningRate, number } from "../core/define.js";
import { dot, norm } from "../core/vector.js";

export const dadaptSgd = defineOptimizer({
  id: "dadapt-sgd",
  title: "D-Adapted SGD",
  source: {
    ref: "Defazio & Mishchenko, Learning-Rate-Free Learning by D-Adaptation, ICML 2023, Algorithm 4",
    url: "https://arxiv.org/abs/2301.07733",
    departs: "the authors' code: weight decay is coupled, but not in ‖g₀‖",
  },
  rule: `λ = d·lr/‖g₀‖;  N ← N + λ·g·s;  s ← s + λ·g
d ← max(d, min(2N/‖s‖, growth-rate·d))
z = x₀ − s;  x ← μ·x + (1−μ)·z`,
  params: {
    lr: learningRate(1, "multiplies the estimated step length"),
    momentum: number({ default: 0, range: "[0, 1)", doc: "μ" }),
    d0: number({
      default: 1e-6,
      range: "(0, inf)",
      scale: "log",
      doc: "first estimate of ‖x₀ − x*‖",
    }),
    growthRate: number({ default: Infinity, range: "(1, inf]", doc: "limit of d's growth a step" }),
    weightDecay: number({ default: 0, range: "[0, inf)", scale: "log", doc: "L2 penalty wd" }),
  },
  state: ["s", "x₀"],
  create(dim, { momentum, d0, growthRate, weightDecay }) {
    const s = new Float64Array(dim);
    const x0 = new Float64Array(dim);
    let d = d0;
    let g0 = 0;
    let numerator = 0;
    return {
      step(x, g, lr, t) {
        if (t === 1) x0.set(x);
        if (g0 === 0) g0 = norm(g);
        if (g0 === 0) return;
        const lambda = (d * lr) / g0;
        let gs = 0;
        for (let i = 0; i < dim; i++) {
          const gi = g[i] + weightDecay * x[i];
          gs += gi * s[i];
          s[i] += lambda * gi;
        }
        numerator += lambda * gs;
        const length = Math.sqrt(dot(s, s));
        if (length === 0) return;
        d = Math.max(d, Math.min((2 * numerator) / length, d * growthRate));
        for (let i = 0; i < dim; i++) x[i] = momentum * x[i] + (1 - momentum) * (x0[i] - s[i]);
      },
    };
  },
});
