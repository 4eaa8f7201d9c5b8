import type { Catalogue } from "../../plan/catalogue.js";
import type { Plan } from "../../plan/plan.js";
import type { CaseResult } from "../../records/results.js";
import { Looks, runCase } from "./case-run.js";
import type { Executor } from "./executor.js";

/** Runs everything in this thread. */
export function serialExecutor(catalogue: Catalogue): Executor {
  return (plan, isInterrupted) => runSerially(plan, catalogue, isInterrupted);
}

/**
 * Runs the cases of a plan one after the other, in their order. A case that is being run when
 * `isInterrupted` says so is given up.
 */
export async function* runSerially(
  { cases, settings }: Plan,
  catalogue: Catalogue,
  isInterrupted: () => boolean,
): AsyncGenerator<CaseResult> {
  const looks = new Looks();
  for (const one of cases) {
    const result = await runCase(one, settings, catalogue, looks, isInterrupted);
    if (result === null) return;
    yield result;
    if (isInterrupted()) return;
  }
}
