/** A vector of doubles. Shapes are given as "length n", n being the dimension. */
export type Vec = Float64Array;

/** A function to minimise, bound to its dimension and parameters. */
export interface Objective {
  /** n: the length of x and of g. */
  readonly dim: number;
  /**
   * Writes ∇f(x) into `g` and returns f(x). Both have length `dim`.
   * Neither changes nor keeps `x`; allocates nothing.
   */
  valueAndGradient(x: Vec, g: Vec): number;
  /**
   * Writes ∇²f(x)·v into `out` (all of length `dim`). Only some functions know it; the methods
   * that need it say so.
   */
  hessianVector?(x: Vec, v: Vec, out: Vec): void;
  /**
   * What one call of `valueAndGradient` counts as, a whole number; 1 where it is left out. A function
   * that takes differences of its value states how many values: 2n + 1, one-sided n + 1.
   */
  readonly evaluationsPerCall?: number;
  /** The noise-free objective, when this one is noisy. It is what traces and results measure. */
  readonly exact?: Objective;
}

/**
 * An objective that knows its value alone; its gradient is taken by central differences, 2n + 1
 * evaluations.
 */
export interface ValueObjective {
  /** n: the length of x. */
  readonly dim: number;
  /** f(x), `x` of length `dim`, which it neither changes nor keeps. */
  value(x: Vec): number;
}

/** What an optimizer may ask of the objective. Every evaluation is counted. */
export interface Oracle {
  /** n: the length of x and of g. */
  readonly dim: number;
  /** What was spent so far, the loop's own calls included; `docs/metrics.md` has the prices. */
  readonly evaluations: number;
  /** f at the point from which the present step began. */
  readonly value: number;
  /** f*, where it is known. */
  readonly minimum: number | undefined;
  /** The function's domain, where it is known. */
  readonly domain: Box | undefined;
  /** Writes ∇f(x) into `g` and returns f(x); one evaluation, where differences do not make it more. */
  valueAndGradient(x: Vec, g: Vec): number;
  /**
   * Says that the step ends at `x`, where f and ∇f are known already from an evaluation of this
   * step, so that the next iteration neither computes nor counts them again. Copies `g`.
   */
  arriveAt(x: Vec, value: number, g: Vec): void;
  /**
   * Says that this step leaves x where it is, and why. A run that ends so has stalled, and its
   * message is `why`: a few words without a point at the end.
   */
  stay(why: string): void;
  /** ∇²f(x)·v into `out`, one evaluation; all of ∇²f is n of them. Undefined where the function has none. */
  readonly hessianVector: ((x: Vec, v: Vec, out: Vec) => void) | undefined;
}

/**
 * Vectors and numbers by their names. A vector has length n; matrices, marked (n×n) in their names,
 * n².
 */
export type NamedValues = Readonly<Record<string, Vec | number>>;

/** One method bound to one run. Owns its buffers; `step` allocates nothing. */
export interface Optimizer {
  /**
   * Moves `x` in place. `g` = ∇f(x), which it leaves alone; `lr` is the learning rate after the
   * schedule; `t` = 1, 2, …
   */
  step(x: Vec, g: Vec, lr: number, t: number): void;
  /**
   * Where the answer lies when it is not the point of the next gradient (look-ahead forms,
   * averaging). Length `dim`, filled by the first step. The trace measures f here, uncounted.
   */
  readonly answer?: Vec;
  /**
   * What the method carries from step to step, by the names in its definition: its own buffers, to
   * be read between two steps and never written.
   */
  state?(): NamedValues;
  /**
   * What the last step computed from the state, such as m̂, v̂ and the effective learning rates:
   * fresh vectors. `g`, `lr` and `t` are those of that step.
   */
  derived?(g: Vec, lr: number, t: number): NamedValues;
}

/** The learning rate over the iterations. */
export interface Schedule {
  /** The rate of update t + 1, t = 0, 1, …; `value` = f(x_t), for the schedules that look at it. */
  rate(t: number, value: number): number;
  /**
   * The rate of update t + 1 from that of update t, which several schedules have made; given where
   * it is not by the factor rate(t)/rate(t − 1).
   */
  next?(rate: number, t: number): number;
}

/**
 * A known minimum: its value and the points that attain it (an empty list when only f* is known).
 */
export interface Optimum {
  /** f*. */
  readonly value: number;
  /** The minimisers, each of length n. */
  readonly points: readonly Vec[];
  /** How far rounding may take f below f*, where it is more than `slackOf` allows anyhow. */
  readonly slack?: number;
}

/** An axis-parallel box; both corners of length n. */
export interface Box {
  /** The least value of each coordinate, length n. */
  readonly lower: Vec;
  /** The greatest value of each coordinate, length n. */
  readonly upper: Vec;
  /** Whether f* is the minimum for x too, where the box itself does not say it: a turned domain. */
  contains?(x: Vec): boolean;
}
