import { defineOptimizer, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { armijoParams, ArmijoTrial } from "./parts/armijo-trial.js";

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
    alpha0: armijoParams.alpha0,
    rho: number({ default: 0.5, range: "(0, 1)", doc: "ρ, factor of the next trial" }),
    c1: armijoParams.c1,
    maxTrials: param.count(60, "trials in one step"),
  },
  state: ["trial", "gTrial"],
  searches: true,
  create(_dim, { alpha0, rho, c1, maxTrials }, oracle) {
    const trial = new ArmijoTrial(oracle, c1);
    return {
      state: () => ({}),
      step(x, g) {
        const trials = trial.begin(g) ? maxTrials : 0;
        let isFound = false;
        let a = alpha0;
        for (let k = 0; k < trials && !isFound; k++) {
          isFound = trial.isEnough(x, g, a);
          a *= rho;
        }
        trial.end(x, g, isFound);
      },
    };
  },
});
