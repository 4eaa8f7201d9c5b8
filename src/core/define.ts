import type {
  DimRule,
  FunctionDefinition,
  ModifierDefinition,
  OptimizerDefinition,
  ScheduleDefinition,
  Source,
  TransformDefinition,
} from "./definition.js";
import type {
  ChoiceParam,
  FlagParam,
  ListParam,
  NumberParam,
  Params,
  Values,
} from "./parameter.js";
import { usage } from "./errors.js";
import { shown } from "./params.js";
import { withoutZeros } from "./without-zeros.js";
import type { Box } from "./types.js";

/** What every definition may leave out. */
interface Optional<P extends Params> {
  /** Its parameters, in the order in which they are shown; none where left out. */
  readonly params?: P;
  /** Where it comes from; where left out, it is said to be the user's own. */
  readonly source?: Source;
  /** Raised when a default or a formula changes; 1 where left out. */
  readonly revision?: number;
}

/**
 * What a caller gives to define something: the definition `D` without what is filled in for it, `K`
 * among that.
 */
type Given<D, P extends Params, K extends keyof D> = Omit<
  D,
  "kind" | "params" | "source" | "revision" | K
> &
  Optional<P> &
  Partial<Pick<D, K>>;

/** Throws a usage error unless `given` is an object: callers without types pass anything. */
function checkGiven(caller: string, given: unknown): void {
  if (typeof given === "object" && given !== null) return;
  throw usage(`${caller}: expected { id: "mine", title: "Mine", … }, got ${shown(given)}`);
}

const OWN: Source = { ref: "given by the user" };

/**
 * An optimizer, for the catalogue or for a plugin.
 * Adds nothing but defaults: runs nothing, registers nothing.
 *
 * @example
 * export default defineOptimizer({
 *   id: "sign-descent",
 *   title: "Sign descent",
 *   params: { lr: number({ default: 0.01, range: "(0, inf)", scale: "log", doc: "step length" }) },
 *   create: (dim) => ({
 *     step(x, g, lr) {
 *       for (let i = 0; i < dim; i++) x[i] -= lr * Math.sign(g[i]);
 *     },
 *   }),
 * });
 */
export function defineOptimizer<const P extends Params = {}>(
  given: Given<OptimizerDefinition<P>, P, "rule" | "state" | "coordinatewise" | "lrKey">,
): OptimizerDefinition<P> {
  checkGiven("defineOptimizer", given);
  return {
    kind: "optimizer",
    params: {} as P,
    source: OWN,
    revision: 1,
    rule: "",
    state: [],
    coordinatewise: false,
    lrKey: given.params !== undefined && "lr" in given.params ? "lr" : null,
    ...given,
    create: withoutZeros(given),
  };
}

/** What `defineFunction` takes: all that a function must have, and what it may leave out. */
type GivenFunction<P extends Params> = Given<
  Omit<FunctionDefinition<P>, "dim">,
  P,
  "formula" | "group" | "smoothness" | "domain" | "optimum"
> & { readonly dim?: Partial<DimRule> };

/**
 * A test function, for the catalogue or for a plugin.
 * `create` may return `{ dim, value(x) }` alone: the gradient is then taken by central differences.
 * Where `optimum` is left out, f* is unknown and runs are judged by the gradient norm.
 */
export function defineFunction<const P extends Params = {}>(
  given: GivenFunction<P>,
): FunctionDefinition<P> {
  checkGiven("defineFunction", given);
  return {
    kind: "function",
    params: {} as P,
    source: OWN,
    revision: 1,
    formula: "",
    group: "own",
    smoothness: "",
    domain: (dim: number, params: Values<P>) => around(given.start(dim, params)),
    optimum: () => null,
    ...given,
    dim: dimRule(given.dim),
  };
}

/**
 * The box of half-width 5 around a point: the domain of a function that states none. Its f* is the
 * minimum over all x, so none lies outside.
 */
function around(point: Float64Array): Box {
  const contains = () => true;
  return { lower: point.map((xi) => xi - 5), upper: point.map((xi) => xi + 5), contains };
}

function dimRule(given: Partial<DimRule> = {}): DimRule {
  const { multipleOf = 1, max = Infinity } = given;
  const upToMultiple = (n: number) => Math.ceil(n / multipleOf) * multipleOf;
  const min = upToMultiple(given.min ?? 1);
  const usual = Math.min(upToMultiple(Math.max(2, min)), max);
  return { min, max, default: given.default ?? usual, multipleOf };
}

/** A learning-rate schedule. */
export function defineSchedule<const P extends Params = {}>(
  given: Given<ScheduleDefinition<P>, P, "formula">,
): ScheduleDefinition<P> {
  checkGiven("defineSchedule", given);
  return { kind: "schedule", params: {} as P, source: OWN, revision: 1, formula: "", ...given };
}

/** A modifier of an optimizer. */
export function defineModifier<const P extends Params = {}>(
  given: Given<ModifierDefinition<P>, P, "rule">,
): ModifierDefinition<P> {
  checkGiven("defineModifier", given);
  return { kind: "modifier", params: {} as P, source: OWN, revision: 1, rule: "", ...given };
}

/** A transform of a function. */
export function defineTransform<const P extends Params = {}>(
  given: Given<TransformDefinition<P>, P, "formula">,
): TransformDefinition<P> {
  checkGiven("defineTransform", given);
  return { kind: "transform", params: {} as P, source: OWN, revision: 1, formula: "", ...given };
}

/** What `number` takes. */
interface NumberSpec<D extends number | null> {
  /**
   * Its value where none is given; null: derived from the run or from other parameters, as `doc`
   * says.
   */
  readonly default: D;
  /** The allowed values in interval notation: "(0, inf)", "[0, 1)". */
  readonly range: string;
  /** How grids and searches over it are spaced; linear where nothing is said. */
  readonly scale?: "linear" | "log";
  /** Whether it is a whole number. */
  readonly integer?: boolean;
  /** Where a search looks for it when nobody says; null: it keeps its default then. */
  readonly search?: readonly [low: number, high: number] | null;
  /** What an optimizer is given in the place of 0, where that would be divided by. */
  readonly atZero?: number;
  /** What it is, in a few words for help and lists. */
  readonly doc: string;
}

/**
 * A number parameter. `range` is in interval notation; `scale` says how grids over it are spaced.
 */
export function number<D extends number | null>(
  spec: NumberSpec<D>,
): NumberParam & { readonly default: D extends number ? number : null } {
  return { type: "number", scale: "linear", integer: false, ...spec } as never;
}

/** A flag: `:name` sets it, `:no-name` clears it. */
export function flag(spec: { readonly default?: boolean; readonly doc: string }): FlagParam {
  return { type: "flag", default: false, ...spec };
}

/** One of a few words. */
export function choice<const V extends string>(spec: {
  readonly values: readonly V[];
  readonly default: NoInfer<V>;
  readonly doc: string;
}): ChoiceParam<V> {
  return { type: "choice", ...spec };
}

/** A list of numbers, written `a/b/c`. */
export function list(spec: {
  readonly default: readonly number[];
  readonly range: string;
  readonly doc: string;
}): ListParam {
  return { type: "list", ...spec };
}

/**
 * The learning rate, as nearly every method has it.
 *
 * @param search where it is looked for, if not where learning rates usually are; null for a method
 *   that finds its own step length, whose lr only multiplies that
 */
export function learningRate(
  value: number,
  doc = "learning rate",
  search?: readonly [low: number, high: number] | null,
): NumberParam & { readonly default: number } {
  const more = search === undefined ? {} : { search };
  return number({ default: value, range: "(0, inf)", scale: "log", ...more, doc });
}
