import { choice, defineOptimizer, number } from "../core/define.js";
import { usage } from "../core/errors.js";
import { zeros } from "../core/vector.js";
import { armijoParams, ArmijoTrial } from "./parts/armijo-trial.js";
import { solveInPlace } from "./parts/linear-solve.js";

/** The Hessian is kept as n×n numbers and factored every step. */
const MAX_DIM = 512;

export const newton = defineOptimizer({
  id: "newton",
  title: "Newton's method",
  source: {
    ref: "Nocedal & Wright, Numerical Optimization (2006), eq. 3.30; the search is Algorithm 3.1",
    departs:
      "no change of the Hessian, so it goes to any stationary point, and with the search it stays where f does not fall along −p; where ∇²f is singular x stays",
  },
  rule: `∇²f(x)·p = g;  x ← x − a·p,  a = 1
search=backtracking:  while f(x − a·p) > f(x) − c₁·a·g·p:  a ← ρ·a`,
  params: {
    search: choice({ values: ["none", "backtracking"], default: "none", doc: "how a is found" }),
    rho: number({
      default: 0.5,
      range: "(0, 1)",
      doc: "ρ of the search, factor of the next trial",
    }),
    c1: armijoParams.c1,
  },
  state: ["p", "∇²f (n×n)"],
  searches: ({ search }) => search === "backtracking",
  create(dim, { search, rho, c1 }, oracle) {
    const product = oracle.hessianVector;
    if (product === undefined)
      throw usage("newton needs a function that knows its Hessian, and this one does not");
    if (dim > MAX_DIM)
      throw usage(`newton: keeps a matrix of n×n; dim is at most ${MAX_DIM}, got ${dim}`);
    const hessian = new Float64Array(dim * dim);
    const [p, unit] = zeros(dim, 2);
    const trial = search === "none" ? null : new ArmijoTrial(oracle, c1, "the Newton direction");
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
        if (trial === null) {
          for (let i = 0; i < dim; i++) x[i] -= p[i];
        } else trial.backtrack(x, g, p, rho);
      },
    };
  },
});
