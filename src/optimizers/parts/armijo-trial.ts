import { number } from "../../core/define.js";
import * as param from "../../core/hyper-parameters.js";
import type { Params } from "../../core/parameter.js";
import type { Oracle, Vec } from "../../core/types.js";
import { dot, zeros } from "../../core/vector.js";

const BACKTRACKING_TRIALS = 60;

/** The parameters of a search for Armijo's decrease along −g. */
export const armijoParams = {
  alpha0: param.positive(1, "α₀, the first trial step"),
  c1: number({ default: 1e-4, range: "(0, 1)", scale: "log", doc: "c₁, the decrease asked for" }),
} satisfies Params;

/**
 * Trial points x − a·p, and Armijo's condition f(x − a·p) ≤ f(x) − c₁·a·g·p (Pacific J. Math. 16,
 * 1966); p is g where nothing else is said. One instance serves one run, and stays for good once a search has found nothing.
 */
export class ArmijoTrial {
  /** f(x) and −g·p, the slope along −p. */
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
    private readonly along = "−∇f",
  ) {
    [this.#point, this.#gradient] = zeros(oracle.dim, 2);
  }

  /** Whether a search from x, where the gradient is `g`, has a purpose; says so where it has not. */
  begin(g: Vec, p = g): boolean {
    this.f = this.oracle.value;
    this.slope = -dot(g, p);
    if (dot(g, g) === 0) this.oracle.stay("the gradient is 0");
    else if (this.slope >= 0) this.oracle.stay(`gave up: f does not fall along ${this.along}`);
    else if (this.#isStuck) this.#giveUp();
    return !this.#isStuck && this.slope < 0;
  }

  /** Evaluates at x − a·p; whether the decrease is enough. Where that overflows f counts as infinite. */
  isEnough(x: Vec, p: Vec, a: number): boolean {
    const at = this.#point;
    let isPoint = true;
    for (let i = 0; i < at.length; i++) {
      at[i] = x[i] - a * p[i];
      isPoint &&= Number.isFinite(at[i]);
    }
    this.value = isPoint ? this.oracle.valueAndGradient(at, this.#gradient) : Infinity;
    return this.value <= this.f + this.c1 * a * this.slope;
  }

  /** A step by a search along −p from the length 1: each trial is `rho` times the one before it. */
  backtrack(x: Vec, g: Vec, p: Vec, rho: number): void {
    const trials = this.begin(g, p) ? BACKTRACKING_TRIALS : 0;
    let isFound = false;
    for (let k = 0, a = 1; k < trials && !isFound; k++, a *= rho) isFound = this.isEnough(x, p, a);
    this.end(x, g, isFound);
  }

  /** Ends the step: x becomes the last trial where that was good enough, and stays otherwise. */
  end(x: Vec, g: Vec, isFound: boolean): void {
    if (!isFound && !this.#isStuck && this.slope < 0) this.#giveUp();
    this.#isStuck = !isFound;
    if (isFound) x.set(this.#point);
    this.oracle.arriveAt(x, isFound ? this.value : this.f, isFound ? this.#gradient : g);
  }

  #giveUp(): void {
    this.oracle.stay(`gave up: the line search found no lower point along ${this.along}`);
  }
}
