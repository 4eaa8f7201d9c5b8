import type { Vec } from "../../core/types.js";
import { dot } from "../../core/vector.js";

/** A pair whose s·y is not above this would spoil the inverse Hessian. */
const LEAST_CURVATURE = 1e-10;

/**
 * The estimate H of the inverse Hessian that BFGS makes, n×n numbers by rows (Nocedal & Wright,
 * Numerical Optimization, eqs. 6.17 and 6.20).
 */
export class InverseHessian {
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
