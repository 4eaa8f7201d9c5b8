import { defineOptimizer, number } from "../core/define.js";
import { count, positive } from "../core/hyper-parameters.js";
import { dot, zeros } from "../core/vector.js";

export const gdArmijo = defineOptimizer({
  id: "gd-armijo",
  title: "Gradient descent with Armijo backtracking",
  source: {
    ref: "Armijo, Pacific J. Math. 16 (1966); Nocedal & Wright, Numerical Optimization (2006), Algorithm 3.1",
    url: "https://doi.org/10.2140/pjm.1966.16.1",
    departs: "when the trials are used up it stays where it is for good",
  },
  rule: `a ← α₀;  while f(x − a·g) > f(x) − c₁·a·g·g:  a ← ρ·a
x ← x − a·g`,
  params: {
    alpha0: positive(1, "α₀, the first trial step"),
    rho: number({ default: 0.5, range: "(0, 1)", doc: "ρ, factor of the next trial" }),
    c1: number({ default: 1e-4, range: "(0, 1)", scale: "log", doc: "c₁, the decrease asked for" }),
    maxTrials: count(60, "trials in one step"),
  },
  state: ["trial", "gTrial"],
  create(dim, { alpha0, rho, c1, maxTrials }, oracle) {
    const [trial, gTrial] = zeros(dim, 2);
    let stuck = false;
    return {
      step(x, g) {
        const f = oracle.value;
        const gg = dot(g, g);
        const trials = stuck || gg === 0 ? 0 : maxTrials;
        let a = alpha0;
        for (let k = 0; k < trials; k++) {
          for (let i = 0; i < dim; i++) trial[i] = x[i] - a * g[i];
          const value = oracle.valueAndGradient(trial, gTrial);
          if (value <= f - c1 * a * gg) {
            x.set(trial);
            oracle.arriveAt(x, value, gTrial);
            return;
          }
          a *= rho;
        }
        stuck = true;
        oracle.arriveAt(x, f, g);
      },
    };
  },
});
