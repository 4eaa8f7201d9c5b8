import type { Catalogue } from "../../plan/catalogue.js";
import type { Plan } from "../../plan/plan.js";
import type { CaseResult } from "../../records/results.js";
import { Looks, runCase } from "./case-run.js";
import type { Executor } from "./executor.js";

/** Runs everything in this thread. `now` says when it is time to look outside. */
export function serialExecutor(catalogue: Catalogue, now: () => number): Executor {
  return (plan, isInterrupted) => runSerially(plan, catalogue, isInterrupted, now);
}

/**
 * Runs the cases of a plan one after the other, in their order. A case that is being run when
 * `isInterrupted` says so is given up.
 */
export async function* runSerially(
  { cases, settings }: Plan,
  catalogue: Catalogue,
  isInterrupted: () => boolean,
  now: () => number,
): AsyncGenerator<CaseResult> {
  const looks = new Looks(now);
  for (const one of cases) {
    const result = await runCase(one, settings, catalogue, looks, isInterrupted);
    if (result === null) return;
    yield result;
    if (isInterrupted()) return;
  }
}
