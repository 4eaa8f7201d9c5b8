import type { RunParts } from "./parts.js";
import type { RunEnd, RunState } from "./state.js";
import { Movement } from "./movement.js";

/** A method that says it stays where it is costs no evaluations, so it is looked for often. */
const LOOK_ITERATIONS = 10;
/** f and the metric are compared with what they were so many evaluations before, or more. */
const STALL_EVALUATIONS = 100;
/** The change, relative to them, within which they stand still. */
const STILL = 1e-12;

/**
 * When a run begins again: its method has stalled, given up, diverged or escaped, the target is not
 * hit, and there is budget left. Looks fall on stated iterations, so that nothing depends on how
 * the caller cuts the run.
 */
export class Restarts {
  /** How often the run has begun again. */
  count = 0;
  #evaluations = 0;
  #value = NaN;
  #measured = NaN;

  /** The iteration of the next look. */
  nextLook({ t, origin }: RunState): number {
    const since = Math.max(0, t - origin);
    return origin + since - (since % LOOK_ITERATIONS) + LOOK_ITERATIONS;
  }

  /**
   * Whether a run begins again instead of ending as `end` says or, at a look, of going on. Call it
   * once a look.
   */
  isDue(end: RunEnd | null, parts: RunParts, state: RunState): boolean {
    if (parts.progress.firstHit >= 0) return false;
    return end === null ? this.#isStuck(parts, state) : hasMoreToGive(end, parts, state);
  }

  /** Whether a run that goes on makes no progress any more. */
  #isStuck({ oracle }: RunParts, { value, measured }: RunState): boolean {
    if (oracle.stayed !== null) return true;
    if (oracle.evaluations - this.#evaluations < STALL_EVALUATIONS) return false;
    this.#evaluations = oracle.evaluations;
    const wasMeasured = this.#measured;
    const wasValue = this.#value;
    this.#value = value;
    this.#measured = measured;
    const least = Math.max(Math.abs(value), Math.abs(measured));
    return (
      Math.abs(measured - wasMeasured) <= STILL * Math.abs(measured) &&
      Math.abs(value - wasValue) <= STILL * least
    );
  }

  /** The parts of the run at its next start, from iteration t + 1 on. */
  begin(parts: RunParts, state: RunState): RunParts {
    this.count++;
    const { problem, oracle, progress, x } = parts;
    this.#evaluations = oracle.evaluations;
    this.#value = NaN;
    this.#measured = NaN;
    const { start, schedule } = problem.again!(this.count);
    x.set(start);
    oracle.forget();
    // an iteration that ended the run before the curve could keep it
    if (state.nextKept === state.t) state.nextKept = progress.passOver();
    state.origin = state.t + 1;
    state.untilLook = 1;
    return {
      ...parts,
      problem: { ...problem, schedule },
      optimizer: problem.createOptimizer(oracle),
      movement: new Movement(x),
    };
  }
}

/** Whether the method came to its end before its budget did. */
function hasMoreToGive(
  { status }: RunEnd,
  { settings, oracle }: RunParts,
  { t }: RunState,
): boolean {
  return (
    (status === "diverged" || status === "escaped") &&
    t < settings.iterations &&
    oracle.evaluations < settings.maxEvaluations
  );
}
