import { choice, defineOptimizer, flag, learningRate } from "../core/define.js";
import { axpy, dot, maxNorm } from "../core/vector.js";
import { IterationLimits, iterationLimits } from "./parts/iteration-limits.js";
import { CurvaturePairs, pairParams } from "./parts/two-loop.js";
import { descentParams, WolfeDescent } from "./parts/wolfe-descent.js";

export const lBfgs = defineOptimizer({
  id: "l-bfgs",
  revision: 2,
  title: "L-BFGS",
  source: {
    ref: "Nocedal, Math. Comp. 35 (1980); Nocedal & Wright, Numerical Optimization, Algorithms 7.4 and 7.5",
    url: "https://doi.org/10.1090/S0025-5718-1980-0572855-7",
    departs: "where a search finds nothing: once more along −g without pairs, then it gives up",
  },
  rule: `d ← −H·g, H from the last pairs (s, y) by the two-loop recursion, H₀ = (s·y/y·y)·I
x ← x + t·d,  t by a strong Wolfe line search from t = lr (along −g: from lr·0.01·‖x‖∞/‖g‖∞)`,
  params: {
    lr: learningRate(1, "step length, or first trial of the line search", null),
    ...iterationLimits,
    ...pairParams,
    lineSearch: choice({ values: ["strong-wolfe", "none"], default: "strong-wolfe", doc: "for t" }),
    restart: flag({ default: true, doc: "along −g where a search finds nothing, then give up" }),
    ...descentParams,
  },
  state: ["g", "g₋", "d", "s × history", "y × history"],
  searches: true,
  create(dim, { historySize, lineSearch, ...params }, oracle) {
    const memory = new CurvaturePairs(dim, historySize, params.leastCurvature);
    const line = new WolfeDescent(oracle, params);
    const limits = new IterationLimits(oracle, params);
    const gradient = new Float64Array(dim);
    return {
      step(x, g, lr) {
        if (!line.begin(x, g)) return;
        limits.begin();
        let f = oracle.value;
        let isKnown = true;
        gradient.set(g);
        for (let k = 1; maxNorm(gradient) > params.toleranceGrad; k++) {
          const d = memory.direction(gradient);
          if (limits.isTooFlat(dot(gradient, d))) break;
          let t = memory.isEmpty ? lr * line.first(x, f, gradient) : lr;
          if (lineSearch === "none") {
            axpy(t, d, x);
            isKnown = k < params.maxIter;
            if (isKnown) f = oracle.valueAndGradient(x, gradient);
          } else if ((t = line.descend(x, f, gradient, d, t)) > 0) {
            if (line.isRestarted) memory.forget();
            f = line.value;
            gradient.set(line.gradient);
          }
          memory.stepped(t);
          if (limits.areReached(k, t * maxNorm(d), f)) break;
        }
        if (isKnown) oracle.arriveAt(x, f, gradient);
      },
    };
  },
});
