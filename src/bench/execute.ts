import { streamsOf } from "../core/random.js";
import type { Optimum } from "../core/types.js";
import { Run } from "../run/loop.js";
import type { Problem, RunResult } from "../run/types.js";
import type { Catalogue } from "../spec/catalogue.js";
import { parseItem } from "../spec/grammar.js";
import type { Case } from "../spec/plan.js";
import {
  resolveFunctions,
  resolveOptimizers,
  type ResolvedFunction,
  type ResolvedOptimizer,
} from "../spec/resolve.js";
import type { Settings } from "../spec/settings.js";
import { baseRate, bindFunction, bindOptimizer, bindSchedule } from "./bind.js";
import { targetKey, type CaseResult } from "./results.js";

/** A case with what its names stand for. */
export interface Named {
  readonly case: Case;
  readonly function: ResolvedFunction;
  readonly optimizer: ResolvedOptimizer;
}

/** Looks up the names of a case. */
export function resolveCase(one: Case, catalogue: Catalogue): Named {
  const [fn] = resolveFunctions(parseItem(one.function), catalogue, one.dimension);
  const [optimizer] = resolveOptimizers(parseItem(one.optimizer), catalogue);
  return { case: one, function: fn, optimizer };
}

/**
 * The one door to a run: binds a resolved case. Call `advance` until it has ended. A case whose
 * parts cannot be made (a definition of the user's throws) is a run that ends in error at once.
 */
export function startRun(named: Named, settings: Settings): Run {
  try {
    return new Run(problemOf(named, settings), settings);
  } catch (error) {
    return new Run(brokenProblem(named, error), settings);
  }
}

function problemOf({ case: one, function: fn, optimizer }: Named, settings: Settings): Problem {
  return {
    objective: bindFunction(fn, streamsOf(one.seed, one.id)),
    optimum: fn.definition.optimum(fn.dim, fn.values),
    start: Float64Array.from(one.start),
    createOptimizer: (oracle) => bindOptimizer(optimizer, fn.dim, oracle),
    lr: baseRate(optimizer),
    schedule: bindSchedule(optimizer, settings.iterations),
  };
}

/** A problem of the right size that can only be asked what is wrong with it. */
function brokenProblem({ case: one, function: fn }: Named, error: unknown): Problem {
  const fail = () => {
    throw error;
  };
  return {
    objective: { dim: fn.dim, valueAndGradient: fail },
    optimum: knownOptimum(fn),
    start: Float64Array.from(one.start),
    createOptimizer: () => ({ step: fail }),
    lr: 1,
    schedule: null,
  };
}

/** The optimum chooses the metric: a case in error has that of its neighbours. */
function knownOptimum({ definition, dim, values }: ResolvedFunction): Optimum | null {
  try {
    return definition.optimum(dim, values);
  } catch {
    return null;
  }
}

/** Runs a case to its end. */
export function execute(one: Case, settings: Settings, catalogue: Catalogue): CaseResult {
  const run = startRun(resolveCase(one, catalogue), settings);
  run.advance(settings.iterations);
  return toCaseResult(one, settings, run.result());
}

/** The result of a run under the name of its case. */
export function toCaseResult(one: Case, settings: Settings, result: RunResult): CaseResult {
  const { status, metric, steps, held, settled, evaluations, hits, path, ...rest } = result;
  const { id, function: fn, optimizer, label, dimension, seed, start } = one;
  return {
    id,
    function: fn,
    optimizer,
    ...(label === undefined ? {} : { label }),
    dimension,
    seed,
    start,
    status,
    ...(metric === settings.metric ? {} : { metric }),
    steps,
    held,
    settled,
    evaluations,
    hits: Object.fromEntries(settings.targets.map((target, k) => [targetKey(target), hits[k]])),
    ...rest,
    ...(path === undefined ? {} : { path: rows(path, dimension) }),
  };
}

function rows(path: Float64Array, n: number): (number | null)[][] {
  return Array.from({ length: path.length / n }, (_, t) =>
    Array.from(path.subarray(t * n, (t + 1) * n), (xi) => (Number.isFinite(xi) ? xi : null)),
  );
}
