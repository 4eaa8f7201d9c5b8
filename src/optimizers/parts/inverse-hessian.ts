import type { Vec } from "../../core/types.js";
import { dot } from "../../core/vector.js";
import { isCurved } from "./curvature.js";

/**
 * The estimate H of the inverse Hessian that BFGS makes, n×n numbers by rows (Nocedal & Wright,
 * Numerical Optimization, eqs. 6.17 and 6.20).
 */
export class InverseHessian {
  readonly #h: Vec;
  readonly #hy: Vec;
  /** Whether it is still, or again, I. */
  isFresh = true;

  constructor(
    private readonly dim: number,
    private readonly options: { readonly scaled: boolean; readonly leastCurvature: number | null },
  ) {
    this.#h = new Float64Array(dim * dim);
    this.#hy = new Float64Array(dim);
    this.reset();
  }

  /** Forgets everything: H = I. */
  reset(): void {
    this.#scale(1);
    this.isFresh = true;
  }

  #scale(scale: number): void {
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

  /** Takes in that ∇f changed by `y` over the step `s`, from where it was `g`. */
  learn(s: Vec, y: Vec, g: Vec): void {
    const n = this.dim;
    const h = this.#h;
    const hy = this.#hy;
    const sy = dot(s, y);
    const yy = dot(y, y);
    if (!isCurved(sy, yy, dot(g, s), this.options.leastCurvature)) return;
    if (this.isFresh && this.options.scaled) this.#scale(sy / yy);
    this.isFresh = false;
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
