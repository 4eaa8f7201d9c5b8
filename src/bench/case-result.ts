import type { Case } from "../plan/cases.js";
import type { Settings } from "../plan/settings.js";
import { plainLines } from "../records/plain-lines.js";
import { targetKey, type CaseResult } from "../records/results.js";
import type { RunResult } from "../run/types.js";

/** The result of a run under the name of its case. */
export function toCaseResult(one: Case, settings: Settings, result: RunResult): CaseResult {
  const { id, function: fn, optimizer, label, functionLabel } = one;
  const { written, external, dimension, seed, start } = one;
  const { metric, lostAt, closest, ladder, log, linearRate, restarts, message, at, trial, path } =
    result;
  const own = one.settings;
  // key by key: `...rest` makes an object of twice the size, and there are many
  return {
    id,
    function: fn,
    optimizer,
    ...(label === undefined ? {} : { label }),
    ...(functionLabel === undefined ? {} : { functionLabel }),
    ...(written === undefined ? {} : { written }),
    ...(external === undefined ? {} : { external }),
    dimension,
    seed,
    start,
    ...(own === undefined ? {} : { settings: own }),
    status: result.status,
    ...(metric === settings.metric ? {} : { metric }),
    steps: result.steps,
    held: result.held,
    settled: result.settled,
    ...(lostAt === undefined ? {} : { lostAt }),
    ...(closest === undefined ? {} : { closest }),
    evaluations: result.evaluations,
    hits: hitsByTarget(settings.targets, result.hits),
    ...(ladder === undefined ? {} : { ladder }),
    ...(log === undefined ? {} : { log }),
    aocc: result.aocc,
    ...(linearRate === undefined ? {} : { linearRate }),
    best: result.best,
    final: result.final,
    ...(restarts === undefined ? {} : { restarts }),
    ...(message === undefined ? {} : { message: plainLines(message) }),
    ...(at === undefined ? {} : { at }),
    ...(trial === undefined ? {} : { trial }),
    curve: result.curve,
    ...(path === undefined ? {} : { path: rows(path, dimension) }),
  };
}

function hitsByTarget(
  targets: readonly number[],
  hits: RunResult["hits"],
): Record<string, number | null> {
  const all: Record<string, number | null> = {};
  for (let k = 0; k < targets.length; k++) all[targetKey(targets[k])] = hits[k];
  return all;
}

function rows(path: Float64Array, n: number): (number | null)[][] {
  const all: (number | null)[][] = [];
  for (let k = 0; k < path.length;) {
    const row: (number | null)[] = [];
    for (let i = 0; i < n; i++, k++) row.push(Number.isFinite(path[k]) ? path[k] : null);
    all.push(row);
  }
  return all;
}
