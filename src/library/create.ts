import { usage } from "../core/errors.js";
import type { NamedValues, Optimum, Oracle, Vec } from "../core/types.js";
import { baseRate, bindFunction, bindOptimizer, bindSchedule } from "../bench/bind.js";
import { builtins } from "../bench/builtins.js";
import { shown } from "../core/params.js";
import type { FunctionText, OptimizerText } from "../plan/names.js";
import { parseItem } from "../plan/grammar.js";
import { resolveFunctions, resolveOptimizers, type ResolvedOptimizer } from "../plan/resolve.js";
import { completeSettings } from "../plan/settings.js";
import { checkSpec } from "./check-arguments.js";
import { one } from "./one.js";

/** A test function, ready to be evaluated. */
export interface TestFunction {
  /** n: the length of x and of g. */
  readonly dim: number;
  /** The conventional start, length n; the caller's own copy. */
  readonly start: Vec;
  /** f* and the minimisers; null where they are not known for this dimension. */
  readonly optimum: Optimum | null;
  /** Writes ∇f(x) into `g` and returns f(x); both of length n. Allocates nothing. */
  valueAndGradient(x: Vec, g: Vec): number;
}

/**
 * A test function by its spec string.
 *
 * @throws OptbenchError for an unknown name, a dimension or parameter outside its range
 * @example
 * const f = createFunction("rosenbrock:dim=3");
 * const g = new Float64Array(f.dim);
 * const value = f.valueAndGradient(f.start, g);
 */
export function createFunction(spec: FunctionText): TestFunction {
  checkSpec("createFunction", spec, "rosenbrock:dim=3");
  const fn = one(resolveFunctions(parseItem(spec), builtins()), spec);
  const objective = bindFunction(fn);
  return {
    dim: fn.dim,
    start: fn.definition.start(fn.dim, fn.values),
    optimum: fn.definition.optimum(fn.dim, fn.values),
    valueAndGradient: (x, g) => objective.valueAndGradient(x, g),
  };
}

/** An optimizer that keeps count of its steps and of its learning rate. */
export interface Stepper {
  /** Moves `x` in place, given g = ∇f(x); both of length n. Allocates nothing. */
  step(x: Vec, g: Vec): void;
  /** Where the answer lies when it is not `x` (look-ahead forms, averaging); filled by the first step. */
  readonly answer?: Vec;
  /**
   * What the method keeps after the last step, by the names that `optbench show` prints: its own
   * buffers, to be read and not written. undefined where a method does not say.
   */
  state(): NamedValues | undefined;
}

/**
 * An optimizer by its spec string, for a loop of one's own.
 *
 * Methods that evaluate the function themselves (line searches) and schedules that look at f
 * ("+plateau") need `minimize` instead: their first step throws.
 *
 * @param dim - length n of x and g
 * @param iterations - the length of the run, for schedules that end with it ("+cosine")
 * @throws OptbenchError for an unknown name or a parameter outside its range
 */
export function createOptimizer(spec: OptimizerText, dim: number, iterations?: number): Stepper {
  checkSpec("createOptimizer", spec, "adam:lr=0.1");
  if (!Number.isInteger(dim) || dim < 1) {
    throw usage(`createOptimizer: dim = ${shown(dim)} is not a whole number above 0`);
  }
  const resolved = one(resolveOptimizers(parseItem(spec), builtins()), spec);
  return stepper(resolved, dim, iterations);
}

/** A stepper of a resolved optimizer. */
export function stepper(
  resolved: ResolvedOptimizer,
  dim: number,
  iterations: number | undefined,
): Stepper {
  const optimizer = bindOptimizer(resolved, dim, new BlindOracle(dim, resolved.id));
  const length = iterations === undefined ? null : completeSettings({ iterations }).iterations;
  const schedule = bindSchedule(resolved, length);
  const lr = baseRate(resolved);
  let t = 0;
  return {
    step(x, g) {
      const rate = schedule === null ? lr : schedule.rate(t, NaN);
      optimizer.step(x, g, rate, ++t);
    },
    ...(optimizer.answer === undefined ? {} : { answer: optimizer.answer }),
    state: () => optimizer.state?.(),
  };
}

/** The oracle without a function: a method that asks for one gets an error. */
class BlindOracle implements Oracle {
  readonly evaluations = 0;
  readonly minimum = undefined;

  constructor(
    readonly dim: number,
    private readonly id: string,
  ) {}

  get value(): number {
    return this.valueAndGradient();
  }

  get domain(): never {
    throw usage(`${this.id} needs the domain of a function: use minimize()`);
  }

  get hessianVector(): never {
    return this.valueAndGradient();
  }

  valueAndGradient(): never {
    throw usage(`${this.id} evaluates the function itself: use minimize()`);
  }

  arriveAt(): void {}

  stay(): void {}
}
