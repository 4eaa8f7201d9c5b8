import { messageOf } from "../core/errors.js";
import type { Optimizer, Vec } from "../core/types.js";
import { Area, LEAST_PRODUCT, LEAST_SHARE, shareOf } from "./area.js";
import { isWithin, largest, refuseNoNumber, whereTo } from "./bounds.js";
import { measure, usableMetric } from "./measure.js";
import { CountingOracle } from "./oracle.js";
import { Progress } from "./progress.js";
import { makeResult } from "./result.js";
import type { Metric, Problem, RunResult, RunSettings, Status } from "./types.js";

/** An iterate farther out than this many times max(1, ‖x_0‖∞) has diverged. */
const DIVERGED_BEYOND = 1e12;
/** In high dimensions x is looked at every ⌈n/256⌉ iterations, so that the look costs next to nothing. */
const LOOK_DIMENSIONS = 256;

/**
 * One optimizer on one function. `advance` makes some iterations and may be called again, so that
 * a caller can look up in between; however the iterations are cut, the result is the same.
 */
export class Run {
  readonly #problem: Problem;
  readonly #settings: RunSettings;
  readonly #metric: Metric;
  readonly #further: Metric | null;
  readonly #progress: Progress;
  readonly #oracle: CountingOracle;
  readonly #optimizer: Optimizer;
  readonly #x: Vec;
  readonly #g: Vec;
  /** Where the gradient at the answer goes, when f is not measured at x. */
  readonly #answerG: Vec | null;
  readonly #path: Vec | null;
  readonly #bound: number;
  /** Iterations made; −1 before x_0 is evaluated. */
  #t = -1;
  #best = Infinity;
  readonly #area = new Area();
  /** What stands for the best gap so far in the area, and the product over the iterations before `#taken`. */
  #share = 1;
  #product = 1;
  #taken = 0;
  #bestStep = 0;
  /** The last iteration above the tolerance. */
  #lastAbove = -1;
  /** The next iteration that the curve keeps. */
  #nextKept = 0;
  /** Iterations until x is looked at. */
  #untilLook = 1;
  #value = NaN;
  #measured = NaN;
  #status: Status | undefined;
  #message: string | undefined;

  constructor(problem: Problem, settings: RunSettings) {
    const { objective, start } = problem;
    const n = objective.dim;
    if (start.length !== n) {
      throw new Error(`the objective has dim ${n}, the start has ${start.length} coordinates`);
    }
    this.#problem = problem;
    this.#settings = settings;
    this.#metric = usableMetric(settings.metric, problem.optimum);
    const { curveMetric } = settings;
    this.#further = curveMetric === "none" ? null : usableMetric(curveMetric, problem.optimum);
    this.#progress = new Progress(settings);
    this.#oracle = new CountingOracle(objective, problem.optimum);
    this.#optimizer = problem.createOptimizer(this.#oracle);
    this.#x = start;
    this.#g = new Float64Array(n);
    const isElsewhere = this.#optimizer.answer !== undefined || objective.exact !== undefined;
    this.#answerG = isElsewhere ? new Float64Array(n) : null;
    this.#path = settings.path ? new Float64Array((settings.iterations + 1) * n) : null;
    this.#bound = DIVERGED_BEYOND * Math.max(1, largest(start));
  }

  /** Makes at most `iterations` more iterations. True when the run has ended. */
  advance(iterations: number): boolean {
    if (this.#status !== undefined) return true;
    const end = Math.min(Math.max(this.#t, 0) + iterations, this.#settings.iterations);
    try {
      this.#iterateTo(end);
    } catch (error) {
      this.fail(error);
    }
    return this.#status !== undefined;
  }

  /** Ends the run where it stands: a function or method of the user's threw. Other runs go on. */
  fail(error: unknown): void {
    this.#end("error", messageOf(error));
    this.#forgetValues();
  }

  /** Ends the run where it stands, for lack of time. */
  timeOut(): void {
    if (this.#t < 0) this.#forgetValues();
    this.#status ??= "timeout";
  }

  /** What is known of the iterate is its place. */
  #forgetValues(): void {
    this.#value = NaN;
    this.#measured = NaN;
    (this.#answerG ?? this.#g).fill(NaN);
    this.#path?.set(this.#answer, Math.max(0, this.#t) * this.#x.length);
  }

  /** The loop that all methods and functions share. Its state is in locals while it turns. */
  #iterateTo(end: number): void {
    const { objective, optimum, lr, schedule } = this.#problem;
    const { iterations, maxEvaluations, stopAtTarget, tolerance } = this.#settings;
    const optimizer = this.#optimizer;
    const oracle = this.#oracle;
    const progress = this.#progress;
    const metric = this.#metric;
    const further = this.#further;
    const x = this.#x;
    const g = this.#g;
    const answerG = this.#answerG;
    const path = this.#path;
    const bound = this.#bound;
    const minimum = optimum === null ? 0 : optimum.value;
    const lookEvery = Math.ceil(x.length / LOOK_DIMENSIONS);
    let untilLook = this.#untilLook;
    let nextTarget = progress.nextTarget;
    let nextKept = this.#nextKept;
    let best = this.#best;
    let share = this.#share;
    let product = this.#product;
    let taken = this.#taken;
    let bestStep = this.#bestStep;
    let lastAbove = this.#lastAbove;
    let t = this.#t;
    let f = this.#value;
    let measured = this.#measured;
    try {
      while (t < end) {
        t++;
        if (t > 0 && share > LEAST_SHARE) {
          taken = t;
          product *= share;
          if (product < LEAST_PRODUCT) product = this.#area.add(product);
        }
        if (t > 0) {
          optimizer.step(x, g, schedule === null ? lr : schedule.rate(t - 1, oracle.value), t);
        }
        f = oracle.begin(x, g);
        if (answerG !== null) {
          const answer = (t > 0 && optimizer.answer) || x;
          f = (objective.exact ?? objective).valueAndGradient(answer, answerG);
        }
        if (path !== null) path.set((t > 0 && optimizer.answer) || x, t * x.length);
        if (!(Math.abs(f) < Infinity)) {
          measured = NaN;
          if (isWithin(x, bound)) refuseNoNumber(f);
          return this.#end("diverged", "f is not finite");
        }
        measured =
          metric === "gap"
            ? f - minimum
            : measure(metric, optimum, (t > 0 && optimizer.answer) || x, f, answerG ?? g);
        if (f < best) {
          best = f;
          bestStep = t;
          share = shareOf(f - minimum);
        }
        if (!(measured <= tolerance)) lastAbove = t;
        if (measured <= nextTarget) {
          progress.hit(t, measured, oracle.evaluations);
          nextTarget = progress.nextTarget;
        }
        if (t === nextKept) {
          refuseNoNumber(f);
          nextKept = progress.keep(t, f, best, measured);
          if (further !== null) {
            const at = (t > 0 && optimizer.answer) || x;
            progress.further(measure(further, optimum, at, f, answerG ?? g));
          }
        }
        if (--untilLook === 0) {
          untilLook = lookEvery;
          if (!isWithin(x, bound)) return this.#end("diverged", whereTo(x, bound));
        }
        const hit = progress.firstHit >= 0;
        if (t === iterations || oracle.evaluations >= maxEvaluations || (hit && stopAtTarget)) {
          return this.#conclude(t, measured);
        }
      }
    } finally {
      this.#nextKept = nextKept;
      this.#untilLook = untilLook;
      this.#best = best;
      this.#share = share;
      this.#product = product;
      this.#taken = taken;
      this.#bestStep = bestStep;
      this.#lastAbove = lastAbove;
      this.#t = t;
      this.#value = f;
      this.#measured = measured;
    }
  }

  /** The verdict on a run that has made all the iterations or evaluations it may. */
  #conclude(t: number, measured: number): void {
    if (!isWithin(this.#x, this.#bound)) {
      return this.#end("diverged", whereTo(this.#x, this.#bound));
    }
    if (this.#progress.firstHit >= 0) return this.#end("reached");
    if (!isWithin(this.#answerG ?? this.#g, Number.MAX_VALUE)) {
      return this.#end("diverged", "the gradient is not finite");
    }
    return this.#end(this.#progress.isStalled(t, measured) ? "stalled" : "budget");
  }

  #end(status: Status, message?: string): void {
    this.#status = status;
    this.#message = message;
  }

  /** What the run came to. Throws if it has not ended. */
  result(): RunResult {
    if (this.#status === undefined) throw new Error("the run has not ended");
    return makeResult({
      status: this.#status,
      message: this.#message,
      metric: this.#metric,
      further: this.#further,
      settings: this.#settings,
      optimum: this.#problem.optimum,
      progress: this.#progress,
      evaluations: this.#oracle.evaluations,
      step: Math.max(0, this.#t),
      x: this.#answer,
      g: this.#answerG ?? this.#g,
      value: this.#value,
      measured: this.#measured,
      best: this.#best,
      bestStep: this.#bestStep,
      aocc: this.#aocc,
      lastAbove: this.#lastAbove,
      path: this.#path,
    });
  }

  /** null where f* is unknown. */
  get #aocc(): number | null {
    if (this.#problem.optimum === null) return null;
    const { iterations } = this.#settings;
    this.#product = this.#area.add(this.#product);
    return this.#area.mean(iterations, iterations + 1 - this.#taken, this.#share);
  }

  /** The point that is measured. */
  get #answer(): Vec {
    return (this.#t > 0 && this.#optimizer.answer) || this.#x;
  }
}
