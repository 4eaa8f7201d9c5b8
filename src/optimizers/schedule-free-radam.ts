import { BiasCorrection } from "../core/bias-correction.js";
import { defineOptimizer, flag, learningRate, number } from "../core/define.js";
import { pow } from "../core/math.js";

export const scheduleFreeRadam = defineOptimizer({
  id: "schedule-free-radam",
  title: "Schedule-Free RAdam",
  source: {
    ref: "Defazio et al., The Road Less Scheduled, NeurIPS 2024, Algorithm 1; with Liu et al.'s rectification, as RAdamScheduleFree",
    url: "https://arxiv.org/abs/2405.15682",
    departs:
      "the iterate moves through the points y, where the gradients are taken; x is the answer",
  },
  rule: `v ← β₂·v + (1−β₂)·g²;  ρ = ρ∞ − 2t·β₂ᵗ/(1−β₂ᵗ), ρ∞ = 2/(1−β₂) − 1;  u = g/(√v̂ + ε) + wd·y
η = lr·√((ρ−4)(ρ−2)ρ∞/((ρ∞−4)(ρ∞−2)ρ)), 0 while ρ ≤ 4 (no-silent-sgd-phase: lr, with g/(…) = g);  z ← z − η·u
w = t^r·(largest η)^p;  c = w/Σw;  x ← (1−c)·x + c·z;  y = β₁·x + (1−β₁)·z`,
  params: {
    lr: learningRate(2.5e-3),
    beta1: number({ default: 0.9, range: "[0, 1)", doc: "how close y is to x" }),
    beta2: number({ default: 0.999, range: "[0, 1)", doc: "decay of the second moment" }),
    eps: number({ default: 1e-8, range: "[0, inf)", scale: "log", doc: "ε, outside the root" }),
    weightDecay: number({ default: 0, range: "[0, inf)", scale: "log", doc: "wd, at y" }),
    r: number({ default: 0, range: "[0, inf)", doc: "power of t in the averaging weights" }),
    weightLrPower: number({ default: 2, range: "[0, inf)", doc: "p, power of η in the weights" }),
    silentSgdPhase: flag({ default: true, doc: "stand still until ρ > 4; else take SGD steps" }),
  },
  state: ["v", "x", "z"],
  coordinatewise: true,
  create(dim, { beta1, beta2, eps, weightDecay, r, weightLrPower, silentSgdPhase }) {
    const v = new Float64Array(dim);
    const z = new Float64Array(dim);
    const answer = new Float64Array(dim);
    const correction2 = new BiasCorrection(beta2);
    const rhoInf = 2 / (1 - beta2) - 1;
    let largest = 0;
    let sum = 0;
    return {
      answer,
      step(y, g, lr, t) {
        if (t === 1) {
          z.set(y);
          answer.set(y);
        }
        const c2 = correction2.next();
        const rho = rhoInf - (2 * t * (1 - c2)) / c2;
        const tractable = rho > 4;
        const eta = lr * (tractable ? rectification(rho, rhoInf) : silentSgdPhase ? 0 : 1);
        largest = Math.max(largest, eta);
        const weight = pow(t, r) * pow(largest, weightLrPower);
        sum += weight;
        const c = sum === 0 ? 0 : weight / sum;
        for (let i = 0; i < dim; i++) {
          v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
          const normalised = tractable && g[i] !== 0 ? g[i] / (Math.sqrt(v[i] / c2) + eps) : g[i];
          z[i] -= eta * (normalised + weightDecay * y[i]);
          answer[i] = (1 - c) * answer[i] + c * z[i];
          y[i] = beta1 * answer[i] + (1 - beta1) * z[i];
        }
      },
    };
  },
});

/** The share of lr that the variance of v allows: Liu et al., RAdam, ICLR 2020, Algorithm 2. */
function rectification(rho: number, rhoInf: number): number {
  return Math.sqrt(((rho - 4) * (rho - 2) * rhoInf) / ((rhoInf - 4) * (rhoInf - 2) * rho));
}
