import { Curve, Thinning } from "./trace.js";
import type { RunSettings } from "./types.js";

/** A run whose metric ends within this factor of what it was … */
const STALL_CHANGE = 1e-12;
/** … so many iterations before, or more, is stalled. */
const STALL_ITERATIONS = 100;

/**
 * What is learnt from one iterate after the other: hits, the best value, the curve.
 * Constant memory; `record` allocates nothing. It runs once an iteration, so what can wait for
 * a kept point of the curve or for the end waits.
 */
export class Progress {
  /** First t at or below the target; −1 before. */
  firstHit = -1;
  /** Evaluations at the first hit. */
  evaluationsAtHit = 0;
  /** Last t above the target. */
  lastAbove = -1;
  bestStep = 0;
  bestValue = Infinity;
  readonly curve = new Curve();
  /** Targets from easy to hard, and their first hits; −1 where not hit. */
  readonly #targets: Float64Array;
  readonly #hits: Float64Array;
  readonly #tolerance: number;
  readonly #thinning: Thinning;
  #nextTarget = 0;
  #nextTargetValue: number;
  #nextKept = 0;

  constructor(settings: RunSettings) {
    this.#tolerance = settings.tolerance;
    this.#targets = Float64Array.from(settings.targets).sort().reverse();
    this.#hits = new Float64Array(settings.targets.length).fill(-1);
    this.#nextTargetValue = this.#targets[0] ?? -Infinity;
    this.#thinning = new Thinning(settings.iterations);
  }

  /** Takes in iterate t: the value f and what the metric says of it. True when the curve keeps it. */
  record(t: number, f: number, measured: number, evaluations: number): boolean {
    if (f < this.bestValue) {
      this.bestValue = f;
      this.bestStep = t;
    }
    if (measured <= this.#tolerance) {
      if (this.firstHit < 0) {
        this.firstHit = t;
        this.evaluationsAtHit = evaluations;
      }
    } else this.lastAbove = t;
    if (measured <= this.#nextTargetValue) this.#hit(t, measured);
    if (t !== this.#nextKept) return false;
    this.curve.push(t, f, this.bestValue, measured);
    this.#nextKept = this.#thinning.advance();
    return true;
  }

  #hit(t: number, measured: number): void {
    while (this.#nextTarget < this.#targets.length && measured <= this.#targets[this.#nextTarget]) {
      this.#hits[this.#nextTarget++] = t;
    }
    this.#nextTargetValue = this.#targets[this.#nextTarget] ?? -Infinity;
  }

  /** Writes a further metric beside the newest point of the curve. */
  further(measured: number): void {
    this.curve.further[this.curve.length - 1] = measured;
  }

  /** Whether the metric, now `measured`, is what it was at the last kept point 100 iterations ago or more. */
  isStalled(t: number, measured: number): boolean {
    const { curve } = this;
    let k = curve.length - 1;
    while (k >= 0 && t - curve.step[k] < STALL_ITERATIONS) k--;
    return k >= 0 && Math.abs(measured - curve.measured[k]) <= STALL_CHANGE * Math.abs(measured);
  }

  /** The first hit of one of the targets. */
  hitOf(target: number): number | null {
    const at = this.#hits[this.#targets.indexOf(target)];
    return at < 0 ? null : at;
  }
}
