import type { Catalogue } from "../../spec/catalogue.js";
import type { Plan } from "../../spec/plan.js";
import { resolveCase, startRun, toCaseResult } from "../execute.js";
import type { CaseResult } from "../results.js";

/** Coordinates updated between two looks at the outside: some 10 ms. */
const WORK_BETWEEN_LOOKS = 1_000_000;

/**
 * Runs the cases of a plan one after the other, in their order.
 *
 * Between stretches of work the event loop has its turn, so that signals arrive; a case that is
 * being run when `isInterrupted` says so is given up.
 */
export async function* runSerially(
  { cases, settings }: Plan,
  catalogue: Catalogue,
  isInterrupted: () => boolean,
): AsyncGenerator<CaseResult> {
  for (const one of cases) {
    const run = startRun(resolveCase(one, catalogue), settings);
    const stretch = Math.ceil(WORK_BETWEEN_LOOKS / one.dimension);
    while (!run.advance(stretch)) {
      await new Promise((resume) => setImmediate(resume));
      if (isInterrupted()) return;
    }
    yield toCaseResult(one, settings, run.result());
    if (isInterrupted()) return;
  }
}
