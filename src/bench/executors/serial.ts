import type { Catalogue } from "../../plan/catalogue.js";
import type { Plan } from "../../plan/plan.js";
import type { CaseResult } from "../../records/results.js";
import type { Executor } from "./executor.js";
import { runCases } from "./run-cases.js";
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
 * Runs the cases of a plan in their order, some of them at once. What is being run when
 * `isInterrupted` says so is given up.
 */
export async function* runSerially(
  plan: Plan,
  catalogue: Catalogue,
  isInterrupted: () => boolean,
  now: () => number,
  strays?: Strays,
): AsyncGenerator<CaseResult> {
  if (strays !== undefined) await tellEarlyStrays(strays);
  yield* runCases(plan, { catalogue, now, isInterrupted, strays });
}
