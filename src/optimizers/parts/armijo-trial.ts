import { number } from "../../core/define.js";
import * as param from "../../core/hyper-parameters.js";
import type { Params } from "../../core/parameter.js";
import type { Oracle, Vec } from "../../core/types.js";
import { dot, zeros } from "../../core/vector.js";

/** The parameters of a search for Armijo's decrease along −g. */
export const armijoParams = {
  alpha0: param.positive(1, "α₀, the first trial step"),
  c1: number({ default: 1e-4, range: "(0, 1)", scale: "log", doc: "c₁, the decrease asked for" }),
} satisfies Params;

const GAVE_UP = "gave up: the line search found no lower point along −∇f";

/**
 * Trial points x − a·g, and Armijo's condition f(x − a·g) ≤ f(x) − c₁·a·g·g (Pacific J. Math. 16,
 * 1966). One instance serves one run, and stays for good once a search has found nothing.
 */
export class ArmijoTrial {
  /** f(x) and −g·g, the slope along −g. */
  f = 0.5;
  slope = 0.5;
  /** f at the last trial. */
  value = 0.5;
  readonly #point: Vec;
  readonly #gradient: Vec;
  #isStuck = false;

  constructor(
    private readonly oracle: Oracle,
    private readonly c1: number,
  ) {
    [this.#point, this.#gradient] = zeros(oracle.dim, 2);
  }

  /** Whether a search from x, where the gradient is `g`, has a purpose; says so where it has not. */
  begin(g: Vec): boolean {
    this.f = this.oracle.value;
    this.slope = -dot(g, g);
    if (this.slope === 0) this.oracle.stay("the gradient is 0");
    else if (this.#isStuck) this.oracle.stay(GAVE_UP);
    return !this.#isStuck && this.slope !== 0;
  }

  /** Evaluates at x − a·g; whether the decrease is enough. */
  isEnough(x: Vec, g: Vec, a: number): boolean {
    const at = this.#point;
    for (let i = 0; i < at.length; i++) at[i] = x[i] - a * g[i];
    this.value = this.oracle.valueAndGradient(at, this.#gradient);
    return this.value <= this.f + this.c1 * a * this.slope;
  }

  /** Ends the step: x becomes the last trial where that was good enough, and stays otherwise. */
  end(x: Vec, g: Vec, isFound: boolean): void {
    if (!isFound && !this.#isStuck && this.slope !== 0) this.oracle.stay(GAVE_UP);
    this.#isStuck = !isFound;
    if (isFound) x.set(this.#point);
    this.oracle.arriveAt(x, isFound ? this.value : this.f, isFound ? this.#gradient : g);
  }
}
