import type { Oracle, Vec } from "../../core/types.js";
import { dot, maxNorm } from "../../core/vector.js";
import { cubicMinimum, LineTrial, secantZero } from "./line-trial.js";

/** What the search demands, and when it gives up. */
export interface WolfeOptions {
  /** Sufficient decrease: f(x + t·d) ≤ f(x) + c₁·t·∇f(x)·d. */
  readonly c1?: number;
  /** Flatness: |∇f(x + t·d)·d| ≤ −c₂·∇f(x)·d. */
  readonly c2?: number;
  /** A bracket in which no coordinate moves by as much as this is not divided further. */
  readonly leastBracket?: number;
  /** Whether slopes decide where values of f differ by no more than rounding. */
  readonly approximate?: boolean;
  /** Evaluations after the first one. */
  readonly maxTrials?: number;
}

/**
 * Values that differ by no more than this share of |f(x)| are taken for equal. Hager & Zhang have
 * 1e-6 for ε; sums of squares are good to some 1e-14, and f may not rise by more than has to be.
 */
const NOISE = 1e-13;

/**
 * Line search for the strong Wolfe conditions: bracket by extrapolation, then zoom by cubic
 * interpolation (Nocedal & Wright, Numerical Optimization, Algorithms 3.5 and 3.6), with the
 * safeguards of Schmidt's minFunc and the order of operations of torch.optim.LBFGS. Where rounding
 * hides the decrease, the approximate conditions of Hager & Zhang (SIAM J. Optim. 16, 2005, eq. 4.1)
 * take its place.
 *
 * One instance serves one run: its buffers are allocated once and reused by every search.
 */
export class StrongWolfe {
  /** f at the point that the last search found. */
  value = 0.5;
  /** ∇f at the point that the last search found; the next search overwrites it. */
  gradient: Vec;

  readonly #oracle: Oracle;
  readonly #c1: number;
  readonly #c2: number;
  readonly #leastBracket: number;
  readonly #approximate: boolean;
  readonly #maxTrials: number;
  readonly #at: Vec;
  /** f and slope at x itself, and differences of f that mean nothing. */
  #f = 0.5;
  #slope = 0.5;
  #noise = 0.5;
  readonly #origin: LineTrial;
  readonly #a: LineTrial;
  readonly #b: LineTrial;
  /** The bracket, and the one of the three trials that is in no use. */
  readonly #ends: [LineTrial, LineTrial];
  #spare: LineTrial;
  #trials = 0;
  #isSlow = false;

  constructor(oracle: Oracle, options: WolfeOptions = {}) {
    const trial = () => new LineTrial(new Float64Array(oracle.dim));
    this.#oracle = oracle;
    this.#c1 = options.c1 ?? 1e-4;
    this.#c2 = options.c2 ?? 0.9;
    this.#leastBracket = options.leastBracket ?? 0;
    this.#approximate = options.approximate ?? true;
    this.#maxTrials = options.maxTrials ?? 25;
    this.#at = new Float64Array(oracle.dim);
    this.#origin = trial();
    this.#a = trial();
    this.#b = this.#spare = trial();
    this.#ends = [this.#origin, this.#a];
    this.gradient = this.#origin.g;
  }

  /**
   * The step t ≥ 0 along `d` from `x`, trying `t` first; 0 where no better point was found. `f`,
   * `g` and `slope` = g·d < 0 belong to `x`, which is not moved; `value` and `gradient` then
   * belong to x + t·d.
   */
  search(x: Vec, d: Vec, t: number, f: number, g: Vec, slope: number): number {
    const origin = this.#origin;
    origin.t = 0;
    origin.f = this.#f = f;
    origin.slope = this.#slope = slope;
    origin.g.set(g);
    this.#noise = this.#approximate ? NOISE * Math.abs(f) : -1;
    this.#trials = 0;
    const found = this.#bracket(x, d, t) ?? this.#zoom(x, d);
    this.value = found.f;
    this.gradient = found.g;
    return found.t;
  }

  /** The point where the conditions hold; null when there is a bracket around one instead. */
  #bracket(x: Vec, d: Vec, t: number): LineTrial | null {
    const origin = this.#origin;
    let previous = origin;
    let current = this.#a;
    this.#evaluate(current, x, d, t);
    while (this.#trials < this.#maxTrials) {
      if (this.#isTooHigh(current) || (this.#trials > 1 && this.#isAbove(current, previous))) break;
      if (this.#isFlat(current)) return current;
      if (current.slope >= 0) break;
      const least = current.t + 0.01 * (current.t - previous.t);
      const next = this.#minimum(previous, current, least, current.t * 10);
      const free = previous === origin ? this.#b : previous;
      previous = current;
      current = free;
      this.#evaluate(current, x, d, next);
      this.#trials++;
    }
    if (this.#trials === this.#maxTrials) previous = origin;
    this.#ends[0] = previous;
    this.#ends[1] = current;
    this.#spare = previous === origin ? this.#b : origin;
    return null;
  }

  /** Narrows the bracket until the conditions hold at a trial or it is too small; its lower end. */
  #zoom(x: Vec, d: Vec): LineTrial {
    const ends = this.#ends;
    const reach = maxNorm(d);
    let low = lowerOf(ends);
    let isDone = false;
    this.#isSlow = false;
    while (!isDone && this.#trials < this.#maxTrials) {
      if (Math.abs(ends[1].t - ends[0].t) * reach < this.#leastBracket) break;
      const trial = this.#spare;
      this.#evaluate(trial, x, d, this.#nextTrial());
      this.#trials++;
      let replaced = 1 - low;
      if (this.#isTooHigh(trial) || this.#isAbove(trial, ends[low])) {
        this.#spare = ends[replaced];
        ends[replaced] = trial;
        low = lowerOf(ends);
        continue;
      }
      isDone = this.#isFlat(trial);
      const turns = trial.slope * (ends[1 - low].t - ends[low].t) >= 0;
      if (isDone || !turns) replaced = low;
      this.#spare = ends[replaced];
      // with `replaced` the high end, the old low becomes the high one
      ends[replaced] = ends[low];
      ends[low] = trial;
    }
    return ends[low];
  }

  /** Interpolates; away from an end when the last interpolation came close to one as well. */
  #nextTrial(): number {
    const first = this.#ends[0];
    const second = this.#ends[1];
    const lower = Math.min(first.t, second.t);
    const upper = Math.max(first.t, second.t);
    const t = this.#minimum(first, second, lower, upper);
    const margin = 0.1 * (upper - lower);
    const isClose = Math.min(upper - t, t - lower) < margin;
    const mustMove = isClose && (this.#isSlow || t >= upper || t <= lower);
    this.#isSlow = isClose && !mustMove;
    if (!mustMove) return t;
    return Math.abs(t - upper) < Math.abs(t - lower) ? upper - margin : lower + margin;
  }

  #minimum(a: LineTrial, b: LineTrial, lower: number, upper: number): number {
    return Math.abs(a.f - b.f) <= this.#noise
      ? secantZero(a, b, lower, upper)
      : cubicMinimum(a, b, lower, upper);
  }

  /** A trial where f is not a number is too high: torch goes on from there as well. */
  #isTooHigh({ t, f, slope }: LineTrial): boolean {
    if (Math.abs(f - this.#f) <= this.#noise) return slope > (2 * this.#c1 - 1) * this.#slope;
    return !(f <= this.#f + this.#c1 * t * this.#slope);
  }

  #isAbove(trial: LineTrial, other: LineTrial): boolean {
    return trial.f >= other.f && !(trial.f - other.f <= this.#noise);
  }

  #isFlat({ slope }: LineTrial): boolean {
    return Math.abs(slope) <= -this.#c2 * this.#slope;
  }

  /** Where x + t·d overflows f counts as infinite, and nobody evaluates it. */
  #evaluate(trial: LineTrial, x: Vec, d: Vec, t: number): void {
    const at = this.#at;
    let reach = 0;
    for (let i = 0; i < at.length; i++) reach += Math.abs((at[i] = x[i] + t * d[i]));
    const isFinite = reach < Infinity;
    trial.t = t;
    trial.f = isFinite ? this.#oracle.valueAndGradient(at, trial.g) : Infinity;
    trial.slope = isFinite ? dot(trial.g, d) : NaN;
  }
}

/** Which end of the bracket is the lower; never the one where f is not a number. */
function lowerOf([first, second]: readonly [LineTrial, LineTrial]): number {
  return first.f <= second.f || Number.isNaN(second.f) ? 0 : 1;
}
