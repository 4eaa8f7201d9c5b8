import type { Catalogue } from "../../plan/catalogue.js";
import type { Plan } from "../../plan/plan.js";
import type { CaseResult } from "../../records/results.js";
import { Looks, runCase } from "./case-run.js";
import type { Executor } from "./executor.js";
import { tellEarlyStrays, type Strays } from "./strays.js";

/**
 * Runs everything in this thread.
 *
 * @param now says when it is time to look outside
 * @param strays of code of the user's, where there is any
 */
export function serialExecutor(catalogue: Catalogue, now: () => number, strays?: Strays): Executor {
  return (plan, isInterrupted) => runSerially(plan, catalogue, isInterrupted, now, strays);
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
  strays?: Strays,
): AsyncGenerator<CaseResult> {
  if (strays !== undefined) await tellEarlyStrays(strays);
  const looks = new Looks(now);
  for (const one of cases) {
    const result = await runCase(one, settings, catalogue, looks, isInterrupted, strays);
    if (result === null) return;
    yield result;
    if (isInterrupted()) return;
  }
}
