import { defineOptimizer, flag } from "../core/define.js";
import { usage } from "../core/errors.js";
import { dot, taxicabNorm, zeros } from "../core/vector.js";
import { InverseHessian } from "./parts/inverse-hessian.js";
import { WolfeDescent, wolfeParams } from "./parts/wolfe-descent.js";

/** The inverse Hessian is kept as n×n numbers; l-bfgs is for more. */
const MAX_DIM = 1024;

export const bfgs = defineOptimizer({
  id: "bfgs",
  title: "BFGS",
  source: {
    ref: "Broyden, Fletcher, Goldfarb, Shanno 1970; Nocedal & Wright, Numerical Optimization (2006), Algorithm 6.1",
    url: "https://doi.org/10.1007/978-0-387-40065-5",
    departs:
      "the line search is torch's strong Wolfe; a pair with s·y ≤ 1e-10 is left out. Once no better point is found it stays",
  },
  rule: `d = −H·g;  x ← x + a·d,  a by a strong Wolfe search from 1 (at first from min(1, 1/‖g‖₁))
s = a·d, y = g⁺ − g, ρ = 1/s·y
H ← (I − ρ·s·yᵀ)·H·(I − ρ·y·sᵀ) + ρ·s·sᵀ,  H = I at first (scaled: s·y/y·y·I)`,
  params: {
    scaled: flag({ doc: "scale H once, before its first update: eq. 6.20" }),
    ...wolfeParams(0.9),
  },
  state: ["d", "s", "y", "H·y", "H (n×n)"],
  searches: true,
  create(dim, params, oracle) {
    if (dim > MAX_DIM) {
      throw usage(`bfgs: keeps a matrix of n×n; dim is at most ${MAX_DIM}, got ${dim}: use l-bfgs`);
    }
    const line = new WolfeDescent(oracle, params);
    const inverse = new InverseHessian(dim, params.scaled);
    const [d, s, y] = zeros(dim, 3);
    return {
      step(x, g, _lr, t) {
        if (!line.begin(x, g)) return;
        inverse.times(g, d);
        for (let i = 0; i < dim; i++) d[i] = -d[i];
        const first = t === 1 ? Math.min(1, 1 / taxicabNorm(g)) : 1;
        const a = line.descend(x, g, d, dot(g, d), first);
        if (a === 0) return;
        for (let i = 0; i < dim; i++) {
          s[i] = a * d[i];
          y[i] = line.gradient[i] - g[i];
        }
        inverse.learn(s, y);
      },
    };
  },
});
