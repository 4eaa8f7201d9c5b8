import { defineOptimizer, flag, number } from "../core/define.js";
import { usage } from "../core/errors.js";
import type { Vec } from "../core/types.js";
import { dot, maxNorm, taxicabNorm, zeros } from "../core/vector.js";
import { StrongWolfe } from "./strong-wolfe.js";

/** The inverse Hessian is kept as n×n numbers; l-bfgs is for more. */
const MAX_DIM = 1024;
/** A pair whose s·y is not above this would spoil the inverse Hessian. */
const LEAST_CURVATURE = 1e-10;

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
    c1: number({ default: 1e-4, range: "(0, 1)", scale: "log", doc: "c₁, decrease asked for" }),
    c2: number({ default: 0.9, range: "(0, 1)", scale: "log", doc: "c₂, flatness asked for" }),
    toleranceGrad: number({ default: 1e-8, range: "[0, inf)", doc: "stays where ‖g‖∞ ≤ this" }),
  },
  state: ["d", "s", "y", "H·y", "H (n×n)"],
  create(dim, { scaled, c1, c2, toleranceGrad }, oracle) {
    if (dim > MAX_DIM) {
      throw usage(`bfgs: keeps a matrix of n×n; dim is at most ${MAX_DIM}, got ${dim}: use l-bfgs`);
    }
    const search = new StrongWolfe(oracle, { c1, c2 });
    const inverse = new InverseHessian(dim, scaled);
    const [d, s, y] = zeros(dim, 3);
    let a = 0;
    return {
      step(x, g, _lr, t) {
        const f = oracle.value;
        oracle.arriveAt(x, f, g);
        if (!(maxNorm(g) > toleranceGrad) || (t > 1 && a === 0)) return;
        inverse.times(g, d);
        for (let i = 0; i < dim; i++) d[i] = -d[i];
        const first = t === 1 ? Math.min(1, 1 / taxicabNorm(g)) : 1;
        const slope = dot(g, d);
        a = slope < 0 ? search.search(x, d, first, f, g, slope) : 0;
        if (a === 0) return;
        const after = search.gradient;
        for (let i = 0; i < dim; i++) {
          s[i] = a * d[i];
          y[i] = after[i] - g[i];
          x[i] += s[i];
        }
        oracle.arriveAt(x, search.value, after);
        inverse.learn(s, y);
      },
    };
  },
});

/** The estimate H of the inverse Hessian. */
class InverseHessian {
  readonly #h: Vec;
  readonly #hy: Vec;
  #isFresh = true;

  constructor(
    private readonly dim: number,
    private readonly scaled: boolean,
  ) {
    this.#h = new Float64Array(dim * dim);
    this.#hy = new Float64Array(dim);
    this.#reset(1);
  }

  #reset(scale: number): void {
    this.#h.fill(0);
    for (let i = 0; i < this.dim; i++) this.#h[i * this.dim + i] = scale;
  }

  /** Writes H·v into `out`. */
  times(v: Vec, out: Vec): void {
    const n = this.dim;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += this.#h[i * n + j] * v[j];
      out[i] = sum;
    }
  }

  /** Takes in that ∇f changed by `y` over the step `s`. */
  learn(s: Vec, y: Vec): void {
    const n = this.dim;
    const h = this.#h;
    const hy = this.#hy;
    const sy = dot(s, y);
    if (!(sy > LEAST_CURVATURE)) return;
    if (this.#isFresh && this.scaled) this.#reset(sy / dot(y, y));
    this.#isFresh = false;
    this.times(y, hy);
    const rho = 1 / sy;
    const gain = rho * (1 + rho * dot(y, hy));
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        h[i * n + j] += gain * s[i] * s[j] - rho * (hy[i] * s[j] + s[i] * hy[j]);
      }
    }
  }
}
