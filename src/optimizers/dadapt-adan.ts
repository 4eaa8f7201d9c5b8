import { defineOptimizer, flag, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { zeros } from "../core/vector.js";
import { distanceParams, ScaledDistance } from "./parts/d-adaptation.js";

export const dadaptAdan = defineOptimizer({
  id: "dadapt-adan",
  title: "D-Adapted Adan",
  example: "-f anisotropic -o dadapt-adan+cosine",
  source: {
    ref: "Defazio & Mishchenko, facebookresearch/dadaptation, DAdaptAdan; Adan is Xie et al. 2022",
    url: "https://github.com/facebookresearch/dadaptation",
  },
  rule: `λ = d·lr;  Δ = g − g_before, 0 at first;  m ← β₁·m + (1−β₁)·λ·g;  q ← β₂·q + (1−β₂)·λ·Δ
n ← β₃·n + (1−β₃)·(g + β₂·Δ)², D = √n + ε;  s ← β₃·s + (1−β₃)·λ·g
G ← β₃·G + (1−β₃)·λ²·Σ g²/D;  d ← max(d, min((Σ s²/D/(1−β₃) − G)/‖s‖₁, growth-rate·d))
x ← (x − (m + β₂·q)/D)/(1 + λ·wd)   (no-prox: x·(1 − λ·wd) − (m + β₂·q)/D)`,
  params: {
    lr: learningRate(1, "multiplies the estimated step length", null),
    ...param.adanMoments,
    eps: param.positive(1e-8, "ε, outside the root"),
    weightDecay: param.weightDecayRate(0.02, "wd, decoupled"),
    noProx: flag({ doc: "shrink x before the move instead of dividing after it" }),
    ...distanceParams,
  },
  state: ["m", "q", "n", "s", "gBefore"],
  create(dim, { beta1, beta2, beta3, eps, weightDecay: wd, noProx, d0, growthRate }) {
    const [m, q, n, s, gBefore] = zeros(dim, 5);
    const distance = new ScaledDistance(beta3, 1 - beta3, d0, growthRate);
    let isFirst = true;
    return {
      state: () => ({ m, q, n, s, gBefore, d: distance.d }),
      derived: (_g, lr) => ({ λ: distance.before * lr }),
      step(x, g, lr) {
        const lambda = distance.d * lr;
        let [g2, s2, s1] = [0, 0, 0];
        for (let i = 0; i < dim; i++) {
          const difference = isFirst ? 0 : g[i] - gBefore[i];
          const look = g[i] + beta2 * difference;
          m[i] = beta1 * m[i] + (1 - beta1) * lambda * g[i];
          q[i] = beta2 * q[i] + (1 - beta2) * lambda * difference;
          n[i] = beta3 * n[i] + (1 - beta3) * look * look;
          s[i] = beta3 * s[i] + (1 - beta3) * lambda * g[i];
          const root = Math.sqrt(n[i]) + eps;
          g2 += (g[i] * g[i]) / root;
          s2 += (s[i] * s[i]) / root;
          s1 += Math.abs(s[i]);
        }
        if (s1 === 0) return;
        isFirst = false;
        distance.learnFrom(lambda, g2, s2, s1);
        gBefore.set(g);
        for (let i = 0; i < dim; i++) {
          const u = (m[i] + beta2 * q[i]) / (Math.sqrt(n[i]) + eps);
          x[i] = noProx ? x[i] * (1 - lambda * wd) - u : (x[i] - u) / (1 + lambda * wd);
        }
      },
    };
  },
});
