import { number } from "../../core/define.js";
import type { Params } from "../../core/parameter.js";
import type { Vec } from "../../core/types.js";
import { axpy, dot, zeros } from "../../core/vector.js";
import { isCurved, leastCurvature } from "./curvature.js";

export const pairParams = {
  historySize: number({ default: 10, range: "[1, 1000]", integer: true, doc: "pairs kept" }),
  leastCurvature,
} satisfies Params;

/** The last pairs s = Δx, y = Δ∇f, and what they say of the inverse Hessian. */
export class CurvaturePairs {
  readonly #s: Vec[];
  readonly #y: Vec[];
  readonly #rho: Vec;
  readonly #alpha: Vec;
  readonly #d: Vec;
  /** Where the last step began, and the share of d that it took; none before the first. */
  readonly #before: Vec;
  #length = 0.5;
  #hasStepped = false;
  #pairs = 0;
  /** The slot of the oldest pair. */
  #oldest = 0;
  #scale = 1.5;

  /** @param least see `isCurved` */
  constructor(
    dim: number,
    size: number,
    private readonly least: number | null,
  ) {
    this.#s = Array.from({ length: size }, () => new Float64Array(dim));
    this.#y = Array.from({ length: size }, () => new Float64Array(dim));
    this.#rho = new Float64Array(size);
    this.#alpha = new Float64Array(size);
    [this.#d, this.#before] = zeros(dim, 2);
    this.#scale = 1;
  }

  get isEmpty(): boolean {
    return this.#pairs === 0;
  }

  /** Drops all pairs. */
  forget(): void {
    this.#pairs = 0;
    this.#scale = 1;
  }

  /** Says that the step along the last direction d was t·d. */
  stepped(t: number): void {
    this.#length = t;
    this.#hasStepped = true;
  }

  /** Takes in the last step, after which the gradient is `g`. */
  #learn(g: Vec): void {
    const before = this.#before;
    const d = this.#d;
    const t = this.#length;
    const slot = (this.#oldest + this.#pairs) % this.#s.length;
    let sy = 0;
    let yy = 0;
    let gs = 0;
    for (let i = 0; i < g.length; i++) {
      const yi = g[i] - before[i];
      sy += yi * (d[i] * t);
      yy += yi * yi;
      gs += before[i] * (d[i] * t);
    }
    if (!isCurved(sy, yy, gs, this.least)) return;
    const s = this.#s[slot];
    const y = this.#y[slot];
    for (let i = 0; i < g.length; i++) {
      s[i] = d[i] * t;
      y[i] = g[i] - before[i];
    }
    this.#rho[slot] = 1 / sy;
    this.#scale = sy / yy;
    if (this.#pairs < this.#s.length) this.#pairs++;
    else this.#oldest = (this.#oldest + 1) % this.#s.length;
  }

  /** −H·g where the gradient is `g`, by the two-loop recursion; the next call overwrites it. */
  direction(g: Vec): Vec {
    if (this.#hasStepped) this.#learn(g);
    this.#before.set(g);
    const d = this.#d;
    const size = this.#s.length;
    for (let i = 0; i < d.length; i++) d[i] = -g[i];
    for (let k = this.#pairs - 1; k >= 0; k--) {
      const slot = (this.#oldest + k) % size;
      this.#alpha[slot] = dot(this.#s[slot], d) * this.#rho[slot];
      axpy(-this.#alpha[slot], this.#y[slot], d);
    }
    for (let i = 0; i < d.length; i++) d[i] *= this.#scale;
    for (let k = 0; k < this.#pairs; k++) {
      const slot = (this.#oldest + k) % size;
      const beta = dot(this.#y[slot], d) * this.#rho[slot];
      axpy(this.#alpha[slot] - beta, this.#s[slot], d);
    }
    return d;
  }
}
