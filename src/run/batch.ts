import { batchPartsOf, type BatchParts, type BatchProblem } from "./batch-parts.js";
import { iterateLanes } from "./iterate-lanes.js";
import { Movement } from "./movement.js";
import type { Standing } from "./parts.js";
import { Progress } from "./progress.js";
import { makeResult } from "./result.js";
import { RunState, type RunEnd } from "./state.js";
import { verdictOn } from "./verdict.js";
import type { RunResult, RunSettings } from "./types.js";

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
  /** One lane at a time is put into these to be judged: made once, for there are many lanes. */
  readonly #progress: Progress;
  readonly #state = new RunState();
  readonly #standing: Writable<Standing>;
  /** Iterations of lanes that had ended, in those of lanes that go on. */
  #spent = 0;
  #hasLost = false;
  #isOver = false;

  /** Throws what the method throws, also where it asks for what a batch does not have. */
  constructor(problem: BatchProblem, settings: RunSettings) {
    const parts = batchPartsOf(problem, settings);
    this.#parts = parts;
    this.#progress = new Progress(settings);
    this.#results = Array.from({ length: parts.count }, () => null);
    const { metric, further, budget, xs, gs, bounds } = parts;
    this.#standing = {
      problem,
      settings,
      metric,
      further,
      budget,
      progress: this.#progress,
      log: null,
      path: null,
      // and what each lane has of its own
      movement: new Movement(problem.starts[0]),
      oracle: { evaluations: 0, stayed: null },
      optimizer: NO_ANSWER,
      x: xs[0],
      g: gs[0],
      answerG: null,
      bestX: null,
      bound: bounds[0],
    };
  }

  /**
   * Makes at most `iterations` more iterations. True when the batch is over. What the method or the
   * function throws is thrown on: to know more, run the lanes one by one.
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
    const state = this.#state;
    lanes.copyState(lane, state);
    curves.copyTo(this.#progress.curve, lane);
    const verdict = end ?? verdictOn(standing, state, state.t, state.value, state.measured);
    this.#results[lane] = makeResult(standing, state, verdict);
    this.#hasLost = true;
    // the method goes on with it: a number that makes nothing in it very small, which would be slow
    gs[lane].fill(1);
  }

  /** A lane as a run of its own, until the next one is asked for. */
  #standingOf(lane: number): Standing {
    const { lanes, problem, settings, optimizer, dim, price, before } = this.#parts;
    const { xs, gs, answers, answerGs, bestX, bounds } = this.#parts;
    lanes.copyHits(lane, this.#progress, price);
    const from = lane * dim;
    const standing = this.#standing;
    standing.movement = new Movement(problem.starts[lane]);
    if (lanes.t >= settings.iterations - 1) standing.movement.look(before, from, from + dim);
    standing.oracle = { evaluations: price * (lanes.t + 1), stayed: null };
    if (optimizer.answer !== undefined) standing.optimizer = { answer: answers[lane] };
    standing.x = xs[lane];
    standing.g = gs[lane];
    if (answerGs !== null) standing.answerG = answerGs[lane];
    if (bestX !== null) standing.bestX = bestX.subarray(from, from + dim);
    standing.bound = bounds[lane];
    return standing;
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const NO_ANSWER = {};
