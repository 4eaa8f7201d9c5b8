import type { Oracle, Vec } from "../../core/types.js";
import { dot, maxNorm } from "../../core/vector.js";

/** What the search demands, and when it gives up. */
export interface WolfeOptions {
  /** Sufficient decrease: f(x + t·d) ≤ f(x) + c₁·t·∇f(x)·d. */
  readonly c1?: number;
  /** Flatness: |∇f(x + t·d)·d| ≤ −c₂·∇f(x)·d. */
  readonly c2?: number;
  /** A bracket in which no coordinate moves by as much as this is not divided further. */
  readonly toleranceChange?: number;
  /** Evaluations after the first one. */
  readonly maxTrials?: number;
}

/** A point x + t·d of the line: f, the slope ∇f·d and ∇f there. */
class Trial {
  // 0.5 and not 0, so that V8 keeps the fields as doubles from the start
  t = 0.5;
  f = 0.5;
  slope = 0.5;

  constructor(readonly g: Vec) {}
}

/**
 * Line search for the strong Wolfe conditions: bracket by extrapolation, then zoom by cubic
 * interpolation (Nocedal & Wright, Numerical Optimization, Algorithms 3.5 and 3.6), with the
 * safeguards of Schmidt's minFunc and the order of operations of torch.optim.LBFGS.
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
  readonly #toleranceChange: number;
  readonly #maxTrials: number;
  readonly #at: Vec;
  /** f and slope at x itself. */
  #f = 0.5;
  #slope = 0.5;
  readonly #origin: Trial;
  readonly #a: Trial;
  readonly #b: Trial;
  /** The bracket, and the one of the three trials that is in no use. */
  readonly #ends: [Trial, Trial];
  #spare: Trial;
  #trials = 0;
  #isSlow = false;

  constructor(oracle: Oracle, options: WolfeOptions = {}) {
    const trial = () => new Trial(new Float64Array(oracle.dim));
    this.#oracle = oracle;
    this.#c1 = options.c1 ?? 1e-4;
    this.#c2 = options.c2 ?? 0.9;
    this.#toleranceChange = options.toleranceChange ?? 1e-9;
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
    this.#trials = 0;
    const found = this.#bracket(x, d, t) ?? this.#zoom(x, d);
    this.value = found.f;
    this.gradient = found.g;
    return found.t;
  }

  /** The point where the conditions hold; null when there is a bracket around one instead. */
  #bracket(x: Vec, d: Vec, t: number): Trial | null {
    const origin = this.#origin;
    let previous = origin;
    let current = this.#a;
    this.#evaluate(current, x, d, t);
    while (this.#trials < this.#maxTrials) {
      if (this.#isTooHigh(current) || (this.#trials > 1 && current.f >= previous.f)) break;
      if (this.#isFlat(current)) return current;
      if (current.slope >= 0) break;
      const least = current.t + 0.01 * (current.t - previous.t);
      const next = cubicMinimum(previous, current, least, current.t * 10);
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
  #zoom(x: Vec, d: Vec): Trial {
    const ends = this.#ends;
    const reach = maxNorm(d);
    let low = lowerOf(ends);
    let isDone = false;
    this.#isSlow = false;
    while (!isDone && this.#trials < this.#maxTrials) {
      if (Math.abs(ends[1].t - ends[0].t) * reach < this.#toleranceChange) break;
      const trial = this.#spare;
      this.#evaluate(trial, x, d, this.#nextTrial());
      this.#trials++;
      let replaced = 1 - low;
      if (this.#isTooHigh(trial) || trial.f >= ends[low].f) {
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
    const t = cubicMinimum(first, second, lower, upper);
    const margin = 0.1 * (upper - lower);
    const isClose = Math.min(upper - t, t - lower) < margin;
    const mustMove = isClose && (this.#isSlow || t >= upper || t <= lower);
    this.#isSlow = isClose && !mustMove;
    if (!mustMove) return t;
    return Math.abs(t - upper) < Math.abs(t - lower) ? upper - margin : lower + margin;
  }

  /** So is a trial where f is not a number: torch goes on from there, and ends at it. */
  #isTooHigh({ t, f }: Trial): boolean {
    return !(f <= this.#f + this.#c1 * t * this.#slope);
  }

  #isFlat({ slope }: Trial): boolean {
    return Math.abs(slope) <= -this.#c2 * this.#slope;
  }

  #evaluate(trial: Trial, x: Vec, d: Vec, t: number): void {
    const at = this.#at;
    for (let i = 0; i < at.length; i++) at[i] = x[i] + t * d[i];
    trial.t = t;
    trial.f = this.#oracle.valueAndGradient(at, trial.g);
    trial.slope = dot(trial.g, d);
  }
}

/** Which end of the bracket is the lower; never the one where f is not a number. */
function lowerOf([first, second]: readonly [Trial, Trial]): number {
  return first.f <= second.f || Number.isNaN(second.f) ? 0 : 1;
}

/** The minimiser, within bounds, of the cubic that f and slope at two points determine. */
function cubicMinimum(a: Trial, b: Trial, lower: number, upper: number): number {
  const d1 = a.slope + b.slope - (3 * (a.f - b.f)) / (a.t - b.t);
  const square = d1 * d1 - a.slope * b.slope;
  if (!(square >= 0)) return (lower + upper) / 2;
  const d2 = Math.sqrt(square);
  const left = a.t <= b.t ? a : b;
  const right = left === a ? b : a;
  const share = (right.slope + d2 - d1) / (right.slope - left.slope + 2 * d2);
  return Math.min(Math.max(right.t - (right.t - left.t) * share, lower), upper);
}
