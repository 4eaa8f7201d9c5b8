import { defineOptimizer } from "../core/define.js";
import { usage } from "../core/errors.js";
import { solveInPlace } from "./parts/linear-solve.js";
import { zeros } from "../core/vector.js";

/** The Hessian is kept as n×n numbers and factored every step. */
const MAX_DIM = 512;

export const newton = defineOptimizer({
  id: "newton",
  title: "Newton's method",
  source: {
    ref: "Nocedal & Wright, Numerical Optimization (2006), eq. 3.30",
    departs:
      "pure: no line search, no change of the Hessian, so it goes to any stationary point; where ∇²f is singular x stays",
  },
  rule: "∇²f(x)·p = g;  x ← x − p",
  state: ["p", "∇²f (n×n)"],
  create(dim, _params, oracle) {
    const product = oracle.hessianVector;
    if (product === undefined)
      throw usage("newton needs a function that knows its Hessian, and this one does not");
    if (dim > MAX_DIM)
      throw usage(`newton: keeps a matrix of n×n; dim is at most ${MAX_DIM}, got ${dim}`);
    const hessian = new Float64Array(dim * dim);
    const [p, unit] = zeros(dim, 2);
    return {
      state: () => ({ p, "∇²f (n×n)": hessian }),
      step(x, g) {
        for (let j = 0; j < dim; j++) {
          unit[j] = 1;
          product(x, unit, p);
          unit[j] = 0;
          for (let i = 0; i < dim; i++) hessian[i * dim + j] = p[i];
        }
        p.set(g);
        if (!solveInPlace(hessian, p)) return oracle.stay("the Hessian is singular");
        for (let i = 0; i < dim; i++) x[i] -= p[i];
      },
    };
  },
});
