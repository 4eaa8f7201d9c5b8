import { defineOptimizer, learningRate } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { zeros } from "../core/vector.js";
import { AveragedDistance, distanceParams } from "./parts/d-adaptation.js";

export const dadaptLion = defineOptimizer({
  id: "dadapt-lion",
  title: "D-Adapted Lion",
  example: "-f anisotropic -o dadapt-lion+cosine",
  source: {
    ref: "Defazio & Mishchenko, facebookresearch/dadaptation, DAdaptLion; Lion is Chen et al. 2023",
    url: "https://github.com/facebookresearch/dadaptation",
  },
  rule: `λ = d·lr;  x ← x − λ·wd·x;  u = sign(β₁·m + (1−β₁)·g);  x ← x − λ·u
m ← β₂·m + (1−β₂)·λ·g;  N ← √β₂·N + (1−√β₂)·λ·u·s;  s ← √β₂·s + (1−√β₂)·λ·u
d ← max(d, N/((1−√β₂)·‖s‖₁))`,
  params: {
    lr: learningRate(1, "multiplies the estimated step length", null),
    beta1: param.decayRate(0.9, "share of m in the sign"),
    beta2: param.decayRate(0.99, "decay of m; its root is that of N and s"),
    d0: distanceParams.d0,
    weightDecay: param.weightDecayRate(0, "wd, decoupled"),
  },
  state: ["m", "s"],
  create(dim, { beta1, beta2, d0, weightDecay }) {
    const [m, s] = zeros(dim, 2);
    const root = Math.sqrt(beta2);
    const distance = new AveragedDistance(root, d0);
    return {
      state: () => ({ m, s, d: distance.d }),
      derived: (_g, lr) => ({ λ: distance.before * lr }),
      step(x, g, lr) {
        const lambda = distance.d * lr;
        let us = 0;
        let s1 = 0;
        for (let i = 0; i < dim; i++) {
          const u = Math.sign(beta1 * m[i] + (1 - beta1) * g[i]);
          x[i] = x[i] * (1 - lambda * weightDecay) - lambda * u;
          m[i] = beta2 * m[i] + (1 - beta2) * lambda * g[i];
          us += u * s[i];
          s[i] = root * s[i] + (1 - root) * lambda * u;
          s1 += Math.abs(s[i]);
        }
        if (s1 !== 0) distance.learnFrom(lambda, us, s1);
      },
    };
  },
});
