import { Targets } from "./targets.js";
import { Curve, Thinning } from "./trace.js";
import type { RunSettings } from "./types.js";

/** A run whose metric and f end within this factor of what they were … */
const STALL_CHANGE = 1e-12;
/** … so many iterations before, or more, is stalled. */
const STALL_ITERATIONS = 100;

/**
 * What is learnt from one iterate after the other, as far as it is rare: first hits of targets and
 * the points that the curve keeps. What happens at every iterate (the best value, the last iterate
 * above the target) the loop holds itself, in locals. Constant memory.
 */
export class Progress {
  /** First t at or below the tolerance; −1 before. */
  firstHit = -1;
  /** Evaluations at the first hit. */
  evaluationsAtHit = 0;
  readonly curve: Curve;
  readonly targets: Targets;
  /** The first hits of the targets, and the evaluations at these; −1 where not hit. */
  readonly hits: Float64Array;
  readonly evaluations: Float64Array;
  readonly #tolerance: number;
  readonly #thinning: Thinning;
  #next = 0;

  constructor(settings: RunSettings) {
    this.#tolerance = settings.tolerance;
    this.targets = Targets.of(settings);
    this.hits = new Float64Array(this.targets.sorted.length).fill(-1);
    this.evaluations = new Float64Array(this.targets.sorted.length).fill(-1);
    this.#thinning = new Thinning(settings.iterations);
    this.curve = Curve.take();
  }

  /** The easiest target that is not hit yet; −Infinity when all are. */
  get nextTarget(): number {
    const { sorted } = this.targets;
    return this.#next < sorted.length ? sorted[this.#next] : -Infinity;
  }

  /** Takes in an iterate that hits `nextTarget`, and perhaps harder ones. */
  hit(t: number, measured: number, evaluations: number): void {
    if (measured <= this.#tolerance && this.firstHit < 0) {
      this.firstHit = t;
      this.evaluationsAtHit = evaluations;
    }
    const { sorted } = this.targets;
    while (this.#next < sorted.length && measured <= sorted[this.#next]) {
      this.hits[this.#next] = t;
      this.evaluations[this.#next++] = evaluations;
    }
  }

  /** Takes in an iterate for the curve. Returns the next iteration to keep. */
  keep(t: number, f: number, best: number, measured: number): number {
    this.curve.push(t, f, best, measured);
    return this.#thinning.advance();
  }

  /** The next iteration to keep after one that is not. */
  passOver(): number {
    return this.#thinning.advance();
  }

  /** Writes a further metric beside the newest point of the curve. */
  further(measured: number): void {
    this.curve.further[this.curve.length - 1] = measured;
  }

  /**
   * Whether the metric and f, now `measured` and `f`, are what they were at the last kept point 100
   * iterations ago or more. Both: on an even slope ‖∇f‖ does not change, and the run still descends.
   */
  isStalled(t: number, measured: number, f: number): boolean {
    const { curve } = this;
    let k = curve.length - 1;
    while (k >= 0 && t - curve.step[k] < STALL_ITERATIONS) k--;
    if (k < 0 || Math.abs(measured - curve.measured[k]) > STALL_CHANGE * Math.abs(measured))
      return false;
    return Math.abs(f - curve.value[k]) <= STALL_CHANGE * Math.max(Math.abs(f), Math.abs(measured));
  }

  /** The first hits of the further targets, in their order. */
  get hitsOfTargets(): (number | null)[] {
    return this.targets.asked.map((k) => orNull(this.hits[k]));
  }

  /** The evaluations until the first hits of the ladder's targets, in its order. */
  get evaluationsOfLadder(): (number | null)[] {
    return this.targets.ladder.map((k) => orNull(this.evaluations[k]));
  }
}

function orNull(count: number): number | null {
  return count < 0 ? null : count;
}
