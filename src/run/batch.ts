import { batchPartsOf, type BatchParts, type BatchProblem } from "./batch-parts.js";
import { iterateLanes } from "./iterate-lanes.js";
import { Movement } from "./movement.js";
import type { Standing } from "./parts.js";
import { Progress } from "./progress.js";
import { makeResult } from "./result.js";
import { RunState, type RunEnd } from "./state.js";
import { verdictOn } from "./verdict.js";
import type { RunResult, RunSettings } from "./types.js";
import type { Vec } from "../core/types.js";

/** An iteration of a lane that has ended costs so much of one that goes on: its step alone. */
const COST_OF_ENDED = 1 / 4;

/**
 * R runs of a coordinate-wise method on a function, from R starts: one run of dimension R·n, whose
 * parts have a trace each. The results are those of R `Run`s to the last bit.
 *
 * A lane that has ended stays in the vector, where the method goes on moving it; nobody looks.
 */
export class Batch {
  readonly #parts: BatchParts;
  readonly #results: (RunResult | null)[];
  /** One lane at a time is put into these to be judged. */
  readonly #progress: Progress;
  /** Iterations of lanes that had ended, in those of lanes that go on. */
  #spent = 0;
  #hasLost = false;
  #isOver = false;

  /** Throws what the method throws, also where it asks for what a batch does not have. */
  constructor(problem: BatchProblem, settings: RunSettings) {
    this.#parts = batchPartsOf(problem, settings);
    this.#progress = new Progress(settings);
    this.#results = Array.from({ length: this.#parts.count }, () => null);
  }

  /**
   * Makes at most `iterations` more iterations. True when the batch is over. What the method or the
   * function throws is thrown on: who wants to know more runs the lanes one by one.
   */
  advance(iterations: number): boolean {
    const { lanes } = this.#parts;
    const onEnd = (lane: number, end: RunEnd | null) => this.#end(lane, end);
    const end = Math.max(lanes.t, 0) + iterations;
    while (!this.#isOver && lanes.t < end) {
      iterateLanes(this.#parts, onEnd);
      if (this.#hasLost) this.#closeUp();
    }
    return this.#isOver;
  }

  /**
   * What the lanes came to, in their order; null for one that was left when the others had ended: it
   * is cheaper to run it anew.
   */
  results(): readonly (RunResult | null)[] {
    return this.#results;
  }

  #closeUp(): void {
    const { lanes, count } = this.#parts;
    lanes.closeUp((lane) => this.#results[lane] !== null);
    this.#spent += (count - lanes.going) * COST_OF_ENDED;
    // to run anew what goes on costs no more than what has been spent on the others
    if (lanes.going > 0 && this.#spent < lanes.going * (lanes.t + 1)) return;
    this.#isOver = true;
    this.#progress.curve.release();
    this.#parts.curves.release();
  }

  #end(lane: number, end: RunEnd | null): void {
    const { lanes, curves, gs } = this.#parts;
    const standing = this.#standingOf(lane);
    const state = new RunState();
    lanes.copyState(lane, state);
    curves.copyTo(this.#progress.curve, lane);
    const verdict = end ?? verdictOn(standing, state, state.t, state.value, state.measured);
    this.#results[lane] = makeResult(standing, state, verdict);
    this.#hasLost = true;
    // the method goes on with it: a number that makes nothing in it very small, which would be slow
    gs[lane].fill(1);
  }

  /** A lane as a run of its own. */
  #standingOf(lane: number): Standing {
    const { lanes, problem, settings, metric, further, optimizer, dim, ...parts } = this.#parts;
    const { xs, gs, answers, answerGs, bestX, before, bounds, price, budget } = parts;
    lanes.copyHits(lane, this.#progress, price);
    const ofLane = (all: Vec) => all.subarray(lane * dim, (lane + 1) * dim);
    const movement = new Movement(Float64Array.from(problem.starts[lane]));
    if (lanes.t >= settings.iterations - 1) movement.look(ofLane(before));
    return {
      problem,
      settings,
      metric,
      further,
      progress: this.#progress,
      movement,
      oracle: { evaluations: price * (lanes.t + 1), stayed: null },
      log: null,
      optimizer: optimizer.answer === undefined ? {} : { answer: answers[lane] },
      x: xs[lane],
      g: gs[lane],
      answerG: answerGs === null ? null : answerGs[lane],
      bestX: bestX === null ? null : ofLane(bestX),
      path: null,
      budget,
      bound: bounds[lane],
    };
  }
}
