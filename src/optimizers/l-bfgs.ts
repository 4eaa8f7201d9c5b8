import { choice, defineOptimizer, learningRate, number } from "../core/define.js";
import { axpy, dot, maxNorm, taxicabNorm } from "../core/vector.js";
import { IterationLimits, iterationLimits } from "./parts/iteration-limits.js";
import { StrongWolfe } from "./parts/strong-wolfe.js";
import { CurvaturePairs } from "./parts/two-loop.js";

export const lBfgs = defineOptimizer({
  id: "l-bfgs",
  title: "L-BFGS",
  source: {
    ref: "Nocedal, Math. Comp. 35 (1980); Nocedal & Wright, Numerical Optimization, Algorithms 7.4 and 7.5",
    url: "https://doi.org/10.1090/S0025-5718-1980-0572855-7",
    departs:
      "as torch.optim.LBFGS has it: a pair is kept when s·y > 1e-10; one step is max-iter iterations, torch's default being 20, without line search",
  },
  rule: `d ← −H·g, H from the last pairs (s, y) by the two-loop recursion, H₀ = (s·y/y·y)·I
x ← x + t·d,  t by a strong Wolfe line search from t = lr (first step: from lr·min(1, 1/‖g‖₁))`,
  params: {
    lr: learningRate(1, "step length, or first trial of the line search", null),
    ...iterationLimits,
    historySize: number({ default: 10, range: "[1, 1000]", integer: true, doc: "pairs kept" }),
    lineSearch: choice({ values: ["strong-wolfe", "none"], default: "strong-wolfe", doc: "for t" }),
  },
  state: ["g", "g₋", "d", "s × history", "y × history"],
  searches: true,
  create(dim, { historySize, lineSearch, ...params }, oracle) {
    const memory = new CurvaturePairs(dim, historySize);
    const search = lineSearch === "none" ? null : new StrongWolfe(oracle);
    const limits = new IterationLimits(oracle, params);
    const gradient = new Float64Array(dim);
    return {
      step(x, g, lr) {
        limits.begin();
        let f = oracle.value;
        let isKnown = true;
        gradient.set(g);
        for (let k = 1; maxNorm(gradient) > params.toleranceGrad; k++) {
          let t = memory.isFresh ? Math.min(1, 1 / taxicabNorm(gradient)) * lr : lr;
          const d = memory.direction(gradient);
          const slope = dot(gradient, d);
          if (slope > -params.toleranceChange) break;
          isKnown = search !== null || k < params.maxIter;
          if (search !== null) {
            t = search.search(x, d, t, f, gradient, slope);
            f = search.value;
            gradient.set(search.gradient);
          }
          memory.stepped(t);
          axpy(t, d, x);
          if (search === null && isKnown) f = oracle.valueAndGradient(x, gradient);
          if (limits.areReached(k, t * maxNorm(d), f)) break;
        }
        if (isKnown) oracle.arriveAt(x, f, gradient);
      },
    };
  },
});
