import { defineOptimizer } from "../core/define.js";
import { usage } from "../core/errors.js";
import { dot } from "../core/vector.js";

export const steepestDescent = defineOptimizer({
  id: "steepest-descent",
  title: "Steepest descent with the exact step of a quadratic",
  source: {
    ref: "Cauchy 1847; Nocedal & Wright, Numerical Optimization (2006), eq. 3.26",
    departs:
      "where f is not quadratic the step is the minimiser of its second-order model along −g; where the curvature is not positive x stays",
  },
  rule: "x ← x − g·g/(g·∇²f(x)·g) · g",
  state: ["∇²f·g"],
  create(dim, _params, oracle) {
    const hessian = oracle.hessianVector;
    if (hessian === undefined)
      throw usage(
        "steepest-descent needs a function that knows its Hessian, and this one does not",
      );
    const hg = new Float64Array(dim);
    return {
      state: () => ({ "∇²f·g": hg }),
      step(x, g) {
        hessian(x, g, hg);
        const curvature = dot(g, hg);
        if (!(curvature > 0)) return oracle.stay("the curvature along −∇f is not positive");
        const a = dot(g, g) / curvature;
        for (let i = 0; i < dim; i++) x[i] -= a * g[i];
      },
    };
  },
});
