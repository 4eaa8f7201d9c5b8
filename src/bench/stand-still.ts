import type { CaseResult } from "../records/results.js";
import type { Settings } from "../plan/settings.js";
import { settingsOf, startRun, toCaseResult, type Named } from "./execute.js";
import { turnsOf } from "./executors/turns.js";

/**
 * The result that a case would have if its method never moved: that of one iteration, for all the
 * others are like it.
 */
export function standStill(named: Named, shared: Settings): CaseResult {
  const { case: one, optimizer } = named;
  const definition = {
    ...optimizer.definition,
    lrKey: null,
    searches: false,
    create: () => ({ step() {} }),
  };
  const still = {
    ...named,
    case: { ...one, settings: { ...one.settings, iterations: 1 } },
    optimizer: { ...optimizer, definition, after: [] },
  };
  const run = startRun(still, shared);
  for (const _ of turnsOf(run, settingsOf(one, shared).timeout));
  return toCaseResult(one, shared, run.result());
}
