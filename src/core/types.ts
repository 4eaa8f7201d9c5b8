import type { Streams } from "./random.js";

/** A vector of doubles. Shapes are given as "length n", n being the dimension. */
export type Vec = Float64Array;

/** A function to minimise, bound to its dimension and parameters. */
export interface Objective {
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
  /** The noise-free objective, when this one is noisy. It is what traces and results measure. */
  readonly exact?: Objective;
}

/** An objective that knows its value alone; its gradient is taken by central differences. */
export interface ValueObjective {
  readonly dim: number;
  /** f(x), `x` of length `dim`, which it neither changes nor keeps. */
  value(x: Vec): number;
}

/** What an optimizer may ask of the objective. Every evaluation is counted. */
export interface Oracle {
  readonly dim: number;
  /** Calls of value-and-gradient so far, the loop's own included. */
  readonly evaluations: number;
  /** f at the point from which the present step began. */
  readonly value: number;
  /** f*, where it is known. */
  readonly minimum: number | undefined;
  /** Writes ∇f(x) into `g` and returns f(x); one evaluation. */
  valueAndGradient(x: Vec, g: Vec): number;
  /**
   * Says that the step ends at `x`, where f and ∇f are known already from an evaluation of this
   * step, so that the next iteration neither computes nor counts them again. Copies `g`.
   */
  arriveAt(x: Vec, value: number, g: Vec): void;
  /** ∇²f(x)·v into `out`. Undefined where the function has none. */
  readonly hessianVector: ((x: Vec, v: Vec, out: Vec) => void) | undefined;
}

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
}

/** The learning rate over the iterations. */
export interface Schedule {
  /** The rate of update t + 1, t = 0, 1, …; `value` = f(x_t), for the schedules that look at it. */
  rate(t: number, value: number): number;
}

/** Where a definition comes from. */
export interface Source {
  /** Author, year, title or venue, and where in it (equation, algorithm). */
  readonly ref: string;
  readonly url?: string;
  /** How this form differs from the source. */
  readonly departs?: string;
}

/** A known minimum: its value and the points that attain it (an empty list when only f* is known). */
export interface Optimum {
  readonly value: number;
  readonly points: readonly Vec[];
}

/** An axis-parallel box; both corners of length n. */
export interface Box {
  readonly lower: Vec;
  readonly upper: Vec;
}

/** A number with a default and a range. */
export interface NumberParam {
  readonly type: "number";
  /** null: derived from the run or from other parameters, as `doc` says; prints as `auto`. */
  readonly default: number | null;
  /** In interval notation: "(0, inf)", "[0, 1)". */
  readonly range: string;
  readonly scale: "linear" | "log";
  readonly integer: boolean;
  /** Where a search looks for it when nobody says; null: it keeps its default then. */
  readonly search?: readonly [low: number, high: number] | null;
  readonly doc: string;
}

/** Present or absent: `:nesterov`, `:no-nesterov`. */
export interface FlagParam {
  readonly type: "flag";
  readonly default: boolean;
  readonly doc: string;
}

/** One of a few words. */
export interface ChoiceParam<V extends string = string> {
  readonly type: "choice";
  readonly values: readonly V[];
  readonly default: V;
  readonly doc: string;
}

/** Several numbers, written `a/b/c`. */
export interface ListParam {
  readonly type: "list";
  readonly default: readonly number[];
  /** The range of each element. */
  readonly range: string;
  readonly doc: string;
}

export type Param = NumberParam | FlagParam | ChoiceParam | ListParam;

/** The parameters of a definition, in the order in which they are shown. Keys are camelCase; users type kebab-case. */
export type Params = Readonly<Record<string, Param>>;

export type ParamValue = number | null | boolean | string | readonly number[];

/** The value type of one parameter. */
type ValueOf<P extends Param> = P extends NumberParam
  ? P["default"] extends number
    ? number
    : number | null
  : P extends FlagParam
    ? boolean
    : P extends ChoiceParam<infer V>
      ? V
      : P extends ListParam
        ? readonly number[]
        : never;

/** The values that a definition's `create` receives: complete, checked against the ranges. */
export type Values<P extends Params> = { readonly [K in keyof P]: ValueOf<P[K]> };

interface Definition<P extends Params> {
  /** kebab-case: what users type. */
  readonly id: string;
  /** Other names that users may type for it. */
  readonly aliases?: readonly string[];
  readonly title: string;
  readonly params: P;
  readonly source: Source;
  /** For an entry of a dialect: our own item that it stands for, "adam:eps=1e-7:eps-form=hat". */
  readonly mapsTo?: string;
  /** Raised when a default or a formula changes, so that old baselines answer "not comparable". */
  readonly revision: number;
}

export interface OptimizerDefinition<P extends Params = Params> extends Definition<P> {
  readonly kind: "optimizer";
  /** The update in a few lines of plain text, as `optbench show` prints it. */
  readonly rule: string;
  /** Its length-n buffers, e.g. ["m", "v"]. */
  readonly state: readonly string[];
  /** True when coordinate i depends on the history of coordinate i alone. */
  readonly coordinatewise: boolean;
  /** The parameter that schedules act on; null for a method without a learning rate. */
  readonly lrKey: string | null;
  /**
   * A loop over the coordinates is fastest when it reads from locals of `step` alone: the scalars
   * copied before it (`const keep1 = beta1`), each vector read and written once per coordinate.
   */
  create(dim: number, params: Values<P>, oracle: Oracle): Optimizer;
}

export type FunctionGroup = "convex" | "valleys" | "multimodal" | "least squares" | "small traps";

export interface FunctionDefinition<P extends Params = Params> extends Definition<P> {
  readonly kind: "function";
  readonly formula: string;
  readonly group: FunctionGroup | "own";
  /** "C-infinity", "C1 (…)": how smooth it is. */
  readonly smoothness: string;
  /** What surprises people. */
  readonly pitfalls?: string;
  readonly dim: DimRule;
  /** The conventional start, length `dim`. */
  start(dim: number, params: Values<P>): Vec;
  /** Where people draw it, and where random starts come from. */
  domain(dim: number, params: Values<P>): Box;
  /** null where the minimum is not known for that dimension. */
  optimum(dim: number, params: Values<P>): Optimum | null;
  create(dim: number, params: Values<P>): Objective | ValueObjective;
}

/** Which dimensions a function has. */
export interface DimRule {
  readonly min: number;
  readonly max: number;
  readonly default: number;
  /** The dimension is a multiple of this. */
  readonly multipleOf: number;
}

export interface ScheduleDefinition<P extends Params = Params> extends Definition<P> {
  readonly kind: "schedule";
  /** s(t) in a line of plain text. */
  readonly formula: string;
  /**
   * @param base the optimizer's lr
   * @param iterations the length of the run, for schedules whose length defaults to it; null
   *   where there is no run
   */
  create(base: number, params: Values<P>, iterations: number | null): Schedule;
  /**
   * For a schedule made of those written before it: it takes their place, and `create` is not
   * called. Throws a usage error where their number does not fit.
   */
  join?(parts: readonly Schedule[], params: Values<P>): Schedule;
}

/** Wraps an optimizer and is one again: clipping, look-ahead, averaging. */
export interface ModifierDefinition<P extends Params = Params> extends Definition<P> {
  readonly kind: "modifier";
  readonly rule: string;
  wrap(inner: Optimizer, dim: number, params: Values<P>, oracle: Oracle): Optimizer;
}

/** Where a function lies, for one dimension and one set of parameters. */
export interface Placement {
  readonly start: Vec;
  readonly domain: Box;
  readonly optimum: Optimum | null;
}

/** A function seen through a transform. */
export interface View {
  readonly place: Placement;
  /** @param streams random numbers of the transform's own, from the case's seed */
  see(inner: Objective, streams: Streams): Objective;
}

/** Changes a function and what is known of it: rotates, shifts, scales, makes it noisy. */
export interface TransformDefinition<P extends Params = Params> extends Definition<P> {
  readonly kind: "transform";
  /** F(x) by f(x), in a line of plain text. */
  readonly formula: string;
  /** @param place where the function lies that is transformed. Throws a usage error. */
  apply(place: Placement, params: Values<P>): View;
}

// The parameter types differ from entry to entry; catalogues hold them all and check values before use.
export type AnyOptimizer = OptimizerDefinition<any>;
export type AnyFunction = FunctionDefinition<any>;
export type AnySchedule = ScheduleDefinition<any>;
export type AnyModifier = ModifierDefinition<any>;
export type AnyTransform = TransformDefinition<any>;
export type AnyDefinition = AnyOptimizer | AnyFunction | AnySchedule | AnyModifier | AnyTransform;
