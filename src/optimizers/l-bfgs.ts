import { choice, defineOptimizer, learningRate, number } from "../core/define.js";
import { count } from "../core/hyper-parameters.js";
import { Scalar } from "../core/scalar.js";
import { axpy, dot, maxNorm, taxicabNorm, zeros } from "../core/vector.js";
import { StrongWolfe } from "./strong-wolfe.js";
import { CurvaturePairs } from "./two-loop.js";

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
    lr: learningRate(1, "step length, or first trial of the line search"),
    maxIter: count(1, "iterations a step"),
    maxEval: count(null, "evaluations after which a step ends; auto: ⌊1.25·max-iter⌋"),
    toleranceGrad: number({ default: 1e-7, range: "[0, inf)", doc: "stops where ‖g‖∞ ≤ this" }),
    toleranceChange: number({
      default: 1e-9,
      range: "[0, inf)",
      doc: "stops where x, f or the slope g·d change or fall by no more than this",
    }),
    historySize: number({ default: 10, range: "[1, 1000]", integer: true, doc: "pairs kept" }),
    lineSearch: choice({
      values: ["strong-wolfe", "none"],
      default: "strong-wolfe",
      doc: "how the step length is found",
    }),
  },
  state: ["g", "g₋", "d", "s × history", "y × history"],
  create(
    dim,
    { maxIter, maxEval, toleranceGrad, toleranceChange, historySize, lineSearch },
    oracle,
  ) {
    const memory = new CurvaturePairs(dim, historySize);
    const search = lineSearch === "none" ? null : new StrongWolfe(oracle);
    const mostEvaluations = maxEval ?? Math.floor((maxIter * 5) / 4);
    const [gradient, previous, d] = zeros(dim, 3);
    const length = new Scalar(0);
    let isFirst = true;
    return {
      step(x, g, lr) {
        // the evaluation at x, which the loop has made, is the first
        const evaluationsBefore = oracle.evaluations - 1;
        let f = oracle.value;
        let isKnown = true;
        gradient.set(g);
        for (let k = 1; maxNorm(gradient) > toleranceGrad; k++) {
          if (!isFirst) memory.learn(gradient, previous, d, length.value);
          memory.direction(gradient, d);
          previous.set(gradient);
          let t = isFirst ? Math.min(1, 1 / taxicabNorm(gradient)) * lr : lr;
          isFirst = false;
          const slope = dot(gradient, d);
          if (slope > -toleranceChange) break;
          const fBefore = f;
          isKnown = search !== null || k < maxIter;
          if (search !== null) {
            t = search.search(x, d, t, f, gradient, slope);
            f = search.value;
            gradient.set(search.gradient);
          }
          length.value = t;
          axpy(t, d, x);
          if (search === null && isKnown) f = oracle.valueAndGradient(x, gradient);
          if (k === maxIter || oracle.evaluations - evaluationsBefore >= mostEvaluations) break;
          if (t * maxNorm(d) <= toleranceChange || Math.abs(f - fBefore) < toleranceChange) break;
        }
        if (isKnown) oracle.arriveAt(x, f, gradient);
      },
    };
  },
});
