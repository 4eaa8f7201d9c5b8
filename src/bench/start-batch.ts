import type { AnySchedule } from "../core/definition.js";
import { isCoordinatewise } from "../core/is-coordinatewise.js";
import { streamsOf } from "../core/random.js";
import type { Objective } from "../core/types.js";
import type { Settings } from "../plan/settings.js";
import { keepsInside, type ResolvedFunction } from "../plan/resolve.js";
import { Batch } from "../run/batch.js";
import type { BatchProblem } from "../run/batch-parts.js";
import { baseRate, bindFunction, bindOptimizer, bindSchedule } from "./bind.js";
import { builtins } from "./builtins.js";
import { settingsOf, type ResolvedCase } from "./execute.js";
import { movesAlone } from "./moves-alone.js";

/** So many coordinates, with what a method keeps of each, are at hand for the processor. */
const MOST_COORDINATES = 1024;
const MOST_LANES = 256;

/** How many cases of a function can be run at once; 1 where it has too many coordinates. */
export function lanesFor(dim: number): number {
  return Math.max(1, Math.min(MOST_LANES, Math.floor(MOST_COORDINATES / dim)));
}

/**
 * Whether several cases can be run as one, if they have function, method and settings in common.
 * A line search goes its own way in each of them, as does a schedule that looks at f; a time limit is
 * that of a case, restarts have points of their own, and paths and logs are kept by runs.
 */
export function canBatch(
  { case: one, function: fn, optimizer }: ResolvedCase,
  shared: Settings,
): boolean {
  const { timeout, path, log, restarts } = settingsOf(one, shared);
  if (timeout < Infinity || path || log || restarts || lanesFor(fn.dim) < 2) return false;
  const { definition, values, after } = optimizer;
  if (!isCoordinatewise(definition, values)) return false;
  const fits = after.every((bound) =>
    bound.definition.kind === "schedule"
      ? isOfTimeAlone(bound.definition)
      : isCoordinatewise(bound.definition, bound.values),
  );
  return fits && movesAlone(optimizer);
}

/** Those that ship say whether they look at f; of others nothing is known. */
function isOfTimeAlone(definition: AnySchedule): boolean {
  return builtins().schedules.includes(definition) && definition.looksAtValue !== true;
}

/**
 * The cases as one batch; they have function, method and settings in common, and `canBatch` is true
 * of one. Throws whatever the definitions throw.
 */
export function startBatch(cases: readonly ResolvedCase[], shared: Settings): Batch {
  const [{ case: first, function: fn, optimizer }] = cases;
  const settings = settingsOf(first, shared);
  const domain = fn.definition.domain(fn.dim, fn.values);
  const problem: BatchProblem = {
    objectives: objectivesOf(cases, fn),
    optimum: fn.definition.optimum(fn.dim, fn.values),
    domain,
    bounds: keepsInside(optimizer) ? domain : null,
    starts: cases.map(({ case: one }) => one.start),
    createOptimizer: (oracle) => bindOptimizer(optimizer, oracle.dim, oracle),
    lr: baseRate(optimizer),
    schedule: bindSchedule(optimizer, settings.iterations),
  };
  return new Batch(problem, settings);
}

/** One objective for all where it keeps nothing from call to call; noise is that of each case. */
function objectivesOf(cases: readonly ResolvedCase[], fn: ResolvedFunction): Objective[] {
  const isShared = fn.see === undefined && builtins().functions.includes(fn.definition);
  const one = isShared ? bindFunction(fn) : null;
  return cases.map(({ case: { seed, id } }) => one ?? bindFunction(fn, streamsOf(seed, id)));
}
