import { OptbenchError } from "../core/errors.js";
import { streamsOf } from "../core/random.js";
import type { Optimum, Vec } from "../core/types.js";
import { Run } from "../run/run.js";
import type { Problem } from "../run/types.js";
import type { Catalogue } from "../plan/catalogue.js";
import { functionNamed, optimizerNamed } from "../plan/known-names.js";
import type { Case } from "../plan/cases.js";
import { MOST_DRAWN } from "../plan/plan.js";
import { keepsInside, type ResolvedFunction, type ResolvedOptimizer } from "../plan/resolve.js";
import type { Settings } from "../plan/settings.js";
import { restartPoints } from "../plan/starts.js";
import { baseRate, bindFunction, bindOptimizer, bindSchedule } from "./bind.js";
import { observed, type Update } from "./observe.js";
import { turnsOf } from "./executors/turns.js";
import type { CaseResult } from "../records/results.js";
import { toCaseResult } from "./case-result.js";

/** A case with what its names stand for. */
export interface ResolvedCase {
  readonly case: Case;
  readonly function: ResolvedFunction;
  readonly optimizer: ResolvedOptimizer;
}

/** What the names of a case stand for. */
export type ResolvedNames = Pick<ResolvedCase, "function" | "optimizer">;

/** Looks up the names of a case. */
export function resolveCase(one: Case, catalogue: Catalogue): ResolvedCase {
  return { case: one, ...resolveNames(one, catalogue) };
}

/** The same for a case without start and seed. */
export function resolveNames(
  { function: name, optimizer, dimension }: Pick<Case, "function" | "optimizer" | "dimension">,
  catalogue: Catalogue,
): ResolvedNames {
  return {
    function: functionNamed(name, dimension, catalogue),
    optimizer: optimizerNamed(optimizer, catalogue),
  };
}

/** The settings of a case: those of the plan, with its own before them. */
export function settingsOf({ settings: own }: Case, shared: Settings): Settings {
  return own === undefined ? shared : { ...shared, ...own };
}

/**
 * The one door to a run: binds a resolved case. Call `advance` until it has ended.
 *
 * A definition of the user's that throws here ends its own case and no other. Wrong usage, such as
 * a method that needs what the function does not have, is thrown on.
 *
 * @param tell hears of each update
 */
export function startRun(
  named: ResolvedCase,
  shared: Settings,
  tell?: (update: Update) => void,
): Run {
  const { case: one, function: fn, optimizer } = named;
  const own = settingsOf(one, shared);
  const settings = { ...own, path: own.path || (own.drawn && fn.dim <= MOST_DRAWN) };
  const start = Float64Array.from(one.start);
  let optimum: Optimum | null = null;
  try {
    optimum = fn.definition.optimum(fn.dim, fn.values);
    const domain = fn.definition.domain(fn.dim, fn.values);
    const problem: Problem = {
      objective: bindFunction(fn, streamsOf(one.seed, one.id)),
      optimum,
      domain,
      bounds: keepsInside(optimizer) ? domain : null,
      start,
      createOptimizer(oracle) {
        const bound = fitting(() => bindOptimizer(optimizer, fn.dim, oracle));
        return tell === undefined ? bound : observed(bound, oracle, tell);
      },
      lr: baseRate(optimizer),
      schedule: bindSchedule(optimizer, settings.iterations),
      ...(settings.restarts ? { again: restartsOf(named, settings) } : {}),
    };
    return new Run(problem, settings);
  } catch (error) {
    if (error instanceof OptbenchError) throw error;
    const run = unmade(fn.dim, start, optimum, settings);
    run.fail(error);
    return run;
  }
}

/**
 * Where a run begins again: at the k-th of the points that all methods share, with its schedule
 * from the start.
 */
function restartsOf(
  { case: one, function: fn, optimizer }: ResolvedCase,
  { iterations }: Settings,
): NonNullable<Problem["again"]> {
  const points = fitting(() => restartPoints(fn, one.seed));
  return (k) => ({ start: points(k), schedule: bindSchedule(optimizer, iterations) });
}

/** Wrong usage that a method finds when it is made for a function. */
class Unfit extends OptbenchError {}

function fitting<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof OptbenchError)) throw error;
    throw new Unfit(error.code, error.problem, error.details);
  }
}

/** The same for one case of several: a pair that cannot be run is skipped, with the reason. */
export function startCase(named: ResolvedCase, shared: Settings): Run {
  try {
    return startRun(named, shared);
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    const run = unstarted(named, shared);
    run.skip(error.message);
    return run;
  }
}

/** A case whose end nobody saw, as a run at its start: the caller says how it ended. */
export function startLost(one: Case, shared: Settings, catalogue: Catalogue): Run {
  return unstarted(resolveCase(one, catalogue), shared);
}

function unstarted({ case: one, function: fn }: ResolvedCase, shared: Settings): Run {
  let optimum: Optimum | null = null;
  try {
    optimum = fn.definition.optimum(fn.dim, fn.values);
  } catch {
    // then the metric of the case is unknown too
  }
  return unmade(fn.dim, Float64Array.from(one.start), optimum, settingsOf(one, shared));
}

/** A run that stands at its start, where nothing more could be made. */
function unmade(dim: number, start: Vec, optimum: Optimum | null, settings: Settings): Run {
  const objective = { dim, valueAndGradient: () => NaN };
  const createOptimizer = () => ({ step() {} });
  const nothing = { createOptimizer, lr: 1, schedule: null };
  return new Run({ objective, optimum, start, ...nothing }, settings);
}

/** Runs a case to its end, and does nothing else until then. */
export function execute(one: Case, settings: Settings, catalogue: Catalogue): CaseResult {
  return executeUntil(one, settings, catalogue, () => false)!;
}

/** The same. Asks `isInterrupted` every few milliseconds; if it says so, gives up and returns null. */
export function executeUntil(
  one: Case,
  settings: Settings,
  catalogue: Catalogue,
  isInterrupted: () => boolean,
): CaseResult | null {
  const run = startCase(resolveCase(one, catalogue), settings);
  for (const _ of turnsOf(run, settingsOf(one, settings).timeout)) {
    if (isInterrupted()) return null;
  }
  return toCaseResult(one, settings, run.result());
}
