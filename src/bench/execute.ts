import { streamsOf } from "../core/random.js";
import { Run } from "../run/loop.js";
import type { Problem, RunResult } from "../run/types.js";
import type { Catalogue } from "../spec/catalogue.js";
import { parseItem } from "../spec/grammar.js";
import type { Case } from "../spec/plan.js";
import { resolveFunctions, resolveOptimizers } from "../spec/resolve.js";
import type { Settings } from "../spec/settings.js";
import { baseRate, bindFunction, bindOptimizer, bindSchedule } from "./bind.js";
import { targetKey, type CaseResult } from "./results.js";

/** The one door to a run: resolves the names of a case and binds them. Call `advance` until it has ended. */
export function startCase(one: Case, settings: Settings, catalogue: Catalogue): Run {
  const [fn] = resolveFunctions(parseItem(one.function), catalogue, one.dimension);
  const [optimizer] = resolveOptimizers(parseItem(one.optimizer), catalogue);
  const problem: Problem = {
    objective: bindFunction(fn, streamsOf(one.seed, one.id)),
    optimum: fn.definition.optimum(fn.dim, fn.values),
    start: Float64Array.from(one.start),
    createOptimizer: (oracle) => bindOptimizer(optimizer, fn.dim, oracle),
    lr: baseRate(optimizer),
    schedule: bindSchedule(optimizer, settings.iterations),
  };
  return new Run(problem, settings);
}

/** Runs a case to its end. */
export function execute(one: Case, settings: Settings, catalogue: Catalogue): CaseResult {
  const run = startCase(one, settings, catalogue);
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
