import { defineOptimizer, flag } from "../core/define.js";
import { usage } from "../core/errors.js";
import { zeros } from "../core/vector.js";
import { leastCurvature } from "./parts/curvature.js";
import { InverseHessian } from "./parts/inverse-hessian.js";
import { descentParams, WolfeDescent, wolfeParams } from "./parts/wolfe-descent.js";

/** The inverse Hessian is kept as n×n numbers; l-bfgs is for more. */
const MAX_DIM = 1024;

export const bfgs = defineOptimizer({
  id: "bfgs",
  revision: 2,
  title: "BFGS",
  source: {
    ref: "Broyden, Fletcher, Goldfarb, Shanno 1970; Nocedal & Wright, Numerical Optimization (2006), Algorithm 6.1",
    url: "https://doi.org/10.1007/978-0-387-40065-5",
    departs:
      "where a search finds nothing: once more along −g with H = I, then it gives up for good",
  },
  rule: `d = −H·g;  x ← x + a·d,  a by a strong Wolfe search from 1 (along −g from 0.01·‖x‖∞/‖g‖∞)
s = a·d, y = g⁺ − g, ρ = 1/s·y
H ← (I − ρ·s·yᵀ)·H·(I − ρ·y·sᵀ) + ρ·s·sᵀ,  H = I at first, s·y/y·y·I before its first update`,
  params: {
    scaled: flag({ default: true, doc: "scale H once, before its first update: eq. 6.20" }),
    ...wolfeParams(0.9),
    restart: flag({
      default: true,
      doc: "along −g where a search finds nothing, before giving up",
    }),
    leastCurvature,
    ...descentParams,
  },
  state: ["d", "s", "y", "H·y", "H (n×n)"],
  searches: true,
  create(dim, params, oracle) {
    if (dim > MAX_DIM) {
      throw usage(`bfgs: keeps a matrix of n×n; dim is at most ${MAX_DIM}, got ${dim}: use l-bfgs`);
    }
    const line = new WolfeDescent(oracle, params);
    const inverse = new InverseHessian(dim, params);
    const [d, s, y] = zeros(dim, 3);
    return {
      step(x, g) {
        if (!line.begin(x, g)) return;
        inverse.times(g, d);
        for (let i = 0; i < dim; i++) d[i] = -d[i];
        const f = oracle.value;
        const a = line.descend(x, f, g, d, inverse.isFresh ? line.first(x, f, g) : 1);
        if (a === 0) return;
        if (line.isRestarted) inverse.reset();
        for (let i = 0; i < dim; i++) {
          s[i] = a * d[i];
          y[i] = line.gradient[i] - g[i];
        }
        inverse.learn(s, y, g);
      },
    };
  },
});
