import { messageOf } from "../core/errors.js";
import { traceOf } from "../core/trace-of.js";
import { iterateTo } from "./loop.js";
import { partsOf, type RunParts } from "./parts.js";
import { Restarts } from "./restarts.js";
import { makeResult } from "./result.js";
import { answerOf, RunState, type RunEnd } from "./state.js";
import type { Vec } from "../core/types.js";
import type { Problem, RunResult, RunSettings } from "./types.js";

/**
 * One optimizer on one function. `advance` makes some iterations and may be called again, so that
 * a caller can look up in between; however the iterations are cut, the result is the same.
 */
export class Run {
  #parts: RunParts;
  readonly #restarts: Restarts | null;
  readonly #state = new RunState();
  #end: RunEnd | null = null;
  #result: RunResult | null = null;

  /** Throws a plain Error where the start has another dimension, and what the method throws. */
  constructor(problem: Problem, settings: RunSettings) {
    this.#parts = partsOf(problem, settings);
    this.#restarts = problem.again === undefined ? null : new Restarts();
  }

  /** Makes at most `iterations` more iterations. True when the run has ended. */
  advance(iterations: number): boolean {
    if (this.#end !== null) return true;
    const end = Math.max(this.#state.t, 0) + iterations;
    try {
      const most = Math.min(end, this.#parts.settings.iterations);
      this.#end =
        this.#restarts === null
          ? iterateTo(most, this.#parts, this.#state)
          : this.#iterateAndRestart(most, this.#restarts);
    } catch (error) {
      this.fail(error);
    }
    return this.#end !== null;
  }

  #iterateAndRestart(end: number, restarts: Restarts): RunEnd | null {
    const state = this.#state;
    while (state.t < end) {
      const look = restarts.nextLook(state);
      const ended = iterateTo(Math.min(end, look), this.#parts, state);
      const isLook = ended !== null || state.t === look;
      if (isLook && restarts.isDue(ended, this.#parts, state))
        this.#parts = restarts.begin(this.#parts, state);
      else if (ended !== null) return ended;
    }
    return null;
  }

  /** Ends the run where it stands: a function or method of the user's threw. Other runs go on. */
  fail(error: unknown): void {
    this.#end = { status: "error", message: messageOf(error), ...traceOf(error) };
    this.#forgetValues();
  }

  /** Ends the run before it begins: the method cannot be run on the function. */
  skip(reason: string): void {
    this.#end = { status: "skipped", message: reason };
    this.#forgetValues();
  }

  /** Ends the run where it stands, for lack of time. */
  timeOut(): void {
    if (this.#state.t < 0) this.#forgetValues();
    this.#end ??= { status: "timeout" };
  }

  /** What is known of the iterate is its place. */
  #forgetValues(): void {
    const { x, g, answerG, path } = this.#parts;
    const state = this.#state;
    state.value = NaN;
    state.measured = NaN;
    (answerG ?? g).fill(NaN);
    path?.set(answerOf(this.#parts, state), Math.max(0, state.t) * x.length);
  }

  /** Where the run stands: its iterate, with f and ∇f there; NaN where they are not known. */
  where(): { readonly x: Vec; readonly f: number; readonly g: Vec } {
    const { x, g, oracle } = this.#parts;
    return { x, f: oracle.value, g };
  }

  /** What the run came to. Throws a plain Error if it has not ended. */
  result(): RunResult {
    if (this.#end === null) throw new Error("the run has not ended");
    if (this.#result === null) {
      this.#result = makeResult(this.#parts, this.#state, this.#end, this.#restarts?.count);
      this.#parts.progress.curve.release();
    }
    return this.#result;
  }
}
