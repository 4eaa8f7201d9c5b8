import { toCaseResult } from "../bench/case-result.js";
import { checkDefinition } from "../core/check-definition.js";
import { defineFunction } from "../core/define.js";
import type { AnyFunction, AnyOptimizer, FunctionDefinition } from "../core/definition.js";
import { usage } from "../core/errors.js";
import type { Params } from "../core/parameter.js";
import { completeParams, shown } from "../core/params.js";
import { showDefinition } from "../core/show-definition.js";
import type { Objective, ValueObjective } from "../core/types.js";
import { builtins } from "../bench/builtins.js";
import { startRun, type ResolvedCase } from "../bench/execute.js";
import type { Update } from "../bench/observe.js";
import { turnsOf } from "../bench/executors/turns.js";
import { withProvenance } from "../bench/provenance.js";
import type { CaseResult } from "../records/results.js";
import type { Catalogue } from "../plan/catalogue.js";
import { caseOf, refuseLongPaths } from "../plan/plan.js";
import type { FunctionText, OptimizerText } from "../plan/names.js";
import { parseItem } from "../plan/grammar.js";
import {
  checkDim,
  resolveFunctions,
  resolveOptimizers,
  type ResolvedFunction,
  type ResolvedOptimizer,
} from "../plan/resolve.js";
import { completeSettings, type Settings } from "../plan/settings.js";
import { checkOptions } from "./check-arguments.js";
import { one } from "./one.js";
import { withPlugins, type Plugin } from "./with-plugins.js";

/** A function given as it is, without a definition. */
export type BareObjective = (Objective | ValueObjective) & {
  /** x_0, length `dim`. */
  readonly start: ArrayLike<number>;
  /** f*, where it is known; without it the gradient norm judges. */
  readonly minimum?: number;
};

/** A spec string of the catalogue, a definition with its defaults, or a bare objective. */
export type FunctionLike = FunctionText | AnyFunction | BareObjective;

/** A spec string of the catalogue, or a definition with its defaults. */
export type OptimizerLike = OptimizerText | AnyOptimizer;

/** Settings of the run, as `optbench run` has them but for what ranks several, and where it starts. */
export interface MinimizeOptions extends Partial<Omit<Settings, "cost">> {
  /** x_0, length n; default: the function's own. */
  readonly start?: ArrayLike<number>;
  /** Seeds whatever is random in the case. */
  readonly seed?: number;
  /** Definitions that function and optimizer may name with parameters, as `my-adam:lr=0.1`. */
  readonly plugins?: readonly Plugin[];
  /** Looked at after every iteration, the start included; once it is aborted the run ends with status "timeout". */
  readonly signal?: { readonly aborted: boolean };
  /**
   * Hears of each update after it was made. The vectors are the run's own buffers: read them during
   * the call, copy what you keep, write nothing. What it throws, `minimize` throws.
   */
  readonly onIteration?: (update: Update) => void;
}

/**
 * Runs one optimizer on one function and says what came of it.
 *
 * A function that throws, or a run that diverges, is a result (status "error", "diverged"), not an
 * exception.
 *
 * @param fn - "rosenbrock:dim=3", a definition, or `{ dim, start, valueAndGradient }`
 * @param optimizer - "adam:lr=0.1+cosine", or a definition
 * @returns the case as `optbench run --json` prints it; lengths in iterations and evaluations,
 *   no times
 * @throws OptbenchError for an unknown name, a parameter outside its range, a start of the wrong
 *   length
 *
 * @example
 * const { status, steps, final } = minimize("rosenbrock", "adam:lr=0.02", { iterations: 5000 });
 */
export function minimize(
  fn: FunctionLike,
  optimizer: OptimizerLike,
  options: MinimizeOptions = {},
): CaseResult {
  checkOptions(options);
  const settings = completeSettings(options, ["start", "seed", "plugins", "signal", "onIteration"]);
  const catalogue = withPlugins("minimize", builtins(), options.plugins);
  const resolvedFunction = toFunction(fn, catalogue);
  const resolvedOptimizer = toOptimizer(optimizer, catalogue);
  const start = options.start === undefined ? "default" : Array.from(options.start);
  const named: ResolvedCase = {
    case: caseOf(resolvedFunction, resolvedOptimizer, start, options.seed),
    function: resolvedFunction,
    optimizer: resolvedOptimizer,
  };
  refuseLongPaths([named.case], settings);
  const listener = new Listener(options.onIteration);
  const run = startRun(named, settings, listener.tell);
  const { signal } = options;
  // a function may take nanoseconds or seconds: only a look after each iteration is in time
  const most = signal === undefined ? Infinity : 1;
  for (const _ of turnsOf(run, settings.timeout, most)) if (signal?.aborted) run.timeOut();
  listener.rethrow();
  return withProvenance(toCaseResult(named.case, settings, run.result()), named, settings);
}

/** Keeps what the caller's function throws apart from what the method throws. */
class Listener {
  readonly tell: ((update: Update) => void) | undefined;
  #thrown: { readonly error: unknown } | null = null;

  constructor(onIteration: ((update: Update) => void) | undefined) {
    if (onIteration === undefined) return;
    if (typeof onIteration !== "function") {
      throw usage(`minimize: onIteration is not a function, got ${shown(onIteration)}`);
    }
    this.tell = (update) => {
      try {
        onIteration(update);
      } catch (error) {
        this.#thrown = { error };
        throw error;
      }
    };
  }

  rethrow(): void {
    if (this.#thrown !== null) throw this.#thrown.error;
  }
}

function toFunction(fn: FunctionLike, catalogue: Catalogue): ResolvedFunction {
  if (typeof fn === "string") return one(resolveFunctions(parseItem(fn), catalogue), fn);
  checkFunction(fn);
  const definition = "kind" in fn ? fn : bareDefinition(fn);
  const { id, params } = definition;
  const dim = definition.dim.default;
  checkDim(definition, dim);
  const values = completeParams(id, params as Params, {});
  return { definition, values, dim, id, label: undefined };
}

/** Throws a usage error for what is neither a definition nor has what a run needs. */
function checkFunction(fn: unknown): void {
  const { kind, dim, start, value, valueAndGradient } = Object(fn) as Record<string, unknown>;
  if (typeof fn === "object" && kind !== undefined) {
    if (kind === "function") return checkOwn(fn as AnyFunction);
    throw usage(`minimize: expected a function, got one of kind ${shown(kind)}`);
  }
  const lacks = [
    typeof dim === "number" ? "" : "dim",
    typeof Object(start)["length"] === "number" ? "" : "start",
    typeof valueAndGradient === "function" || typeof value === "function" ? "" : "valueAndGradient",
  ].filter((name) => name !== "");
  if (typeof fn !== "object" || fn === null || lacks.length > 0) {
    const found = typeof fn === "object" && fn !== null ? `it lacks ${lacks.join(", ")}` : "";
    throw usage(
      `minimize: expected "rosenbrock:dim=3", a definition or { dim, start, valueAndGradient }; ${found || `got ${shown(fn)}`}`,
    );
  }
}

/** Throws a usage error for a definition that was written by hand and lacks something. */
function checkOwn(definition: AnyFunction | AnyOptimizer): void {
  const id: unknown = definition.id;
  if (typeof id !== "string") throw usage(`minimize: a definition has no id, but ${shown(id)}`);
  checkDefinition(definition, `minimize: '${id}'`);
}

/** A definition of an objective that was given as it is. */
export function bareDefinition(objective: BareObjective, id = "objective"): FunctionDefinition {
  const { dim, start, minimum } = objective;
  return defineFunction({
    id,
    title: "Objective",
    dim: { min: dim, max: dim, default: dim },
    start: () => Float64Array.from(start),
    optimum: () => (minimum === undefined ? null : { value: minimum, points: [] }),
    create: () => objective,
  });
}

function toOptimizer(optimizer: OptimizerLike, catalogue: Catalogue): ResolvedOptimizer {
  if (typeof optimizer === "string") {
    return one(resolveOptimizers(parseItem(optimizer), catalogue), optimizer);
  }
  if ((optimizer as Partial<AnyOptimizer> | null | undefined)?.kind !== "optimizer") {
    const got = showDefinition(optimizer, "optimizer") ?? shown(optimizer);
    throw usage(`minimize: expected "adam:lr=0.1" or a definition, got ${got}`);
  }
  checkOwn(optimizer);
  const values = completeParams(optimizer.id, optimizer.params as Params, {});
  const names = { id: optimizer.id, written: undefined, label: undefined };
  return { definition: optimizer, values, stated: [], after: [], ...names };
}
