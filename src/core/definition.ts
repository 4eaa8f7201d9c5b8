import type { FunctionGroup } from "./function-groups.js";
import type { Params, Values } from "./parameter.js";
import type { Streams } from "./random.js";
import type {
  Box,
  Objective,
  Optimizer,
  Optimum,
  Oracle,
  Schedule,
  ValueObjective,
  Vec,
} from "./types.js";

/** Where a definition comes from. */
export interface Source {
  /** Author, year, title or venue, and where in it (equation, algorithm). */
  readonly ref: string;
  /** Where the source can be read. */
  readonly url?: string;
  /** How this form differs from the source. */
  readonly departs?: string;
  /**
   * Of what another process computes: its name and version, "Python 3.11.7". Its digits need not be
   * the same on another machine.
   */
  readonly program?: string;
}

/**
 * A parameter that a library has and that a definition, which stands for the library's, has not.
 */
export interface LeftOut {
  /** The values, in lower case, at which it changes nothing here, so that it may be written. */
  readonly idle: readonly string[] | "any";
  /** Why there is no other value: what follows the colon of an error. */
  readonly because: string;
}

/** What definitions of every kind have. */
interface Definition<P extends Params> {
  /** kebab-case: what users type. */
  readonly id: string;
  /** Other names that users may type for it. */
  readonly aliases?: readonly string[];
  /** The name that people read: "Adam", "Rosenbrock". */
  readonly title: string;
  /** Its parameters, in the order in which they are shown. */
  readonly params: P;
  /** Where it comes from. */
  readonly source: Source;
  /** For an entry of a dialect: our own item that it stands for, "adam:eps=1e-7:eps-form=hat". */
  readonly mapsTo?: string;
  /** The same for these values. */
  itemFor?(params: Values<P>): string;
  /** For an entry of a dialect: what the library has besides, by its name there. */
  readonly leftOut?: Readonly<Record<string, LeftOut>>;
  /** The arguments of an `optbench run` that shows it at work, where the usual ones do not. */
  readonly example?: string | undefined;
  /** Raised when a default or a formula changes, so that old baselines answer "not comparable". */
  readonly revision: number;
}

/** A method: what is known of it, and how to make it for one run. */
export interface OptimizerDefinition<P extends Params = Params> extends Definition<P> {
  /** Which kind of definition this is. */
  readonly kind: "optimizer";
  /** The update in a few lines of plain text, as `optbench show` prints it. */
  readonly rule: string;
  /** Its buffers, of which `show` prints the memory: ["m", "v"]; length n but for "H (n×n)", "s × history", "b₁ … b_K". */
  readonly state: readonly string[];
  /**
   * True when coordinate i depends on the history of coordinate i alone, whatever the parameters,
   * and the method asks the oracle for nothing. Several runs may then be stepped as one long vector.
   */
  readonly coordinatewise: boolean;
  /** The parameter that schedules act on; null for a method without a learning rate. */
  readonly lrKey: string | null;
  /** True when a step evaluates f at points of its own; a function where that depends on the values. */
  readonly searches?: boolean | ((params: Values<P>) => boolean);
  /**
   * c, where it is known: on a quadratic with largest curvature L a constant learning rate above
   * c/L makes x grow without end, and one below it does not. null for values it is not known for.
   */
  stability?(params: Values<P>): number | null;
  /**
   * A loop over the coordinates is fastest when it reads from locals of `step` alone: the scalars
   * copied before it (`const keep1 = beta1`), each vector read and written once per coordinate.
   */
  create(dim: number, params: Values<P>, oracle: Oracle): Optimizer;
}

/** A test function: what is known of it, and how to make it for a dimension. */
export interface FunctionDefinition<P extends Params = Params> extends Definition<P> {
  /** Which kind of definition this is. */
  readonly kind: "function";
  /** f(x) in a line of plain text. */
  readonly formula: string;
  /** The formula in one dimension and for these values, where that is simpler; else undefined. */
  formulaAt?(dim: number, params: Values<P>): string | undefined;
  /** L, the largest eigenvalue of ∇²f: of a convex quadratic, whose ∇²f is everywhere the same. */
  largestCurvature?(dim: number, params: Values<P>): number;
  /** The heading under which lists show it. */
  readonly group: FunctionGroup;
  /** "C-infinity", "C1 (…)": how smooth it is. */
  readonly smoothness: string;
  /** What surprises people. */
  readonly pitfalls?: string;
  /** How far the gradient holds, where that is too short a way for a method to follow it. */
  readonly gradientReach?: GradientReach;
  /** The dimensions for which it is defined. */
  readonly dim: DimRule;
  /** The conventional start, length `dim`. */
  start(dim: number, params: Values<P>): Vec;
  /** Where people draw it, and where random starts come from. */
  domain(dim: number, params: Values<P>): Box;
  /** null where the minimum is not known for that dimension. */
  optimum(dim: number, params: Values<P>): Optimum | null;
  /**
   * f and ∇f for dimension `dim`; f alone where the gradient is to be taken by central differences.
   */
  create(dim: number, params: Values<P>): Objective | ValueObjective;
}

/** Of a function whose gradient, though exact, does not tell where f is lower. */
export interface GradientReach {
  /** The length of step, in x, beyond which the gradient no longer predicts f. */
  readonly step: number;
  /** The reason, as the rest of a sentence that begins with "exact, but of little use:". */
  readonly because: string;
}

/** Which dimensions a function has. */
export interface DimRule {
  /** The least dimension. */
  readonly min: number;
  /** The greatest dimension; Infinity for any. */
  readonly max: number;
  /** The dimension where none is stated. */
  readonly default: number;
  /** The dimension is a multiple of this. */
  readonly multipleOf: number;
}

/** A learning-rate schedule: what is known of it, and how to make it for a base rate. */
export interface ScheduleDefinition<P extends Params = Params> extends Definition<P> {
  /** Which kind of definition this is. */
  readonly kind: "schedule";
  /** s(t) in a line of plain text. */
  readonly formula: string;
  /** True when the rate depends on f(x_t), and not on t alone. */
  readonly looksAtValue?: boolean;
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
  /** Which kind of definition this is. */
  readonly kind: "modifier";
  /** What it changes of a step, in a few lines of plain text. */
  readonly rule: string;
  /**
   * True when it keeps x within the domain. The gradient norm of such a run is ‖x − P(x − ∇f)‖, P
   * being the projection onto it. Refused for methods that evaluate f at points of their own.
   */
  readonly bounds?: boolean;
  /**
   * True when it makes a coordinate-wise method of a coordinate-wise one; a function where that
   * depends on the values. It may ask the oracle for the domain alone.
   */
  readonly coordinatewise?: boolean | ((params: Values<P>) => boolean);
  /**
   * Of a modifier that gives the method another gradient than ∇f: how it shows f and ∇f to one that
   * evaluates them itself. undefined where it leaves the gradient alone.
   */
  lens?(params: Values<P>): Lens | undefined;
  /**
   * The optimizer `inner`, changed. May call its `step` and keep buffers of length `dim` of its
   * own.
   */
  wrap(inner: Optimizer, dim: number, params: Values<P>, oracle: Oracle): Optimizer;
}

/** A function as a modifier shows it. */
export interface Lens {
  /** What is shown for f(x). */
  value(f: number, x: Vec): number;
  /** Makes of ∇f(x), in place, what is shown for it. */
  gradient(x: Vec, g: Vec): void;
  /** Makes of ∇²f(x)·v, in place, what is shown for it. Left out where no function has what is shown as its gradient. */
  hessianVector?(v: Vec, product: Vec): void;
}

/** Where a function lies, for one dimension and one set of parameters. */
export interface Placement {
  /** The conventional start, length n. */
  readonly start: Vec;
  /** Where people draw it, and where random starts come from. */
  readonly domain: Box;
  /** f* and the minimisers; null where they are not known. */
  readonly optimum: Optimum | null;
}

/** A function seen through a transform. */
export interface View {
  /** Where the transformed function lies. */
  readonly place: Placement;
  /** @param streams random numbers of the transform's own, from the case's seed */
  see(inner: Objective, streams: Streams): Objective;
}

/** Changes a function and what is known of it: rotates, shifts, scales, makes it noisy. */
export interface TransformDefinition<P extends Params = Params> extends Definition<P> {
  /** Which kind of definition this is. */
  readonly kind: "transform";
  /** F(x) by f(x), in a line of plain text. */
  readonly formula: string;
  /** @param place where the function lies that is transformed. Throws a usage error. */
  apply(place: Placement, params: Values<P>): View;
}

// The parameter types differ from entry to entry; catalogues hold them all and check values before use.

/** An optimizer with parameters of whatever kind. */
export type AnyOptimizer = OptimizerDefinition<any>;
/** A function with parameters of whatever kind. */
export type AnyFunction = FunctionDefinition<any>;
/** A schedule with parameters of whatever kind. */
export type AnySchedule = ScheduleDefinition<any>;
/** A modifier with parameters of whatever kind. */
export type AnyModifier = ModifierDefinition<any>;
/** A transform with parameters of whatever kind. */
export type AnyTransform = TransformDefinition<any>;
/** Whatever has a name in the catalogue; `kind` tells which it is. */
export type AnyDefinition = AnyOptimizer | AnyFunction | AnySchedule | AnyModifier | AnyTransform;
