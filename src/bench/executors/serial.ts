import type { Catalogue } from "../../spec/catalogue.js";
import type { Plan } from "../../spec/plan.js";
import { resolveCase, startRun, toCaseResult } from "../execute.js";
import type { CaseResult } from "../results.js";
import type { Executor } from "./executor.js";

/** So long the outside waits for a look. */
const LOOK_EVERY_MS = 10;

/** Runs everything in this thread. */
export function serialExecutor(catalogue: Catalogue): Executor {
  return (plan, isInterrupted) => runSerially(plan, catalogue, isInterrupted);
}

/**
 * Runs the cases of a plan one after the other, in their order.
 *
 * Between stretches of work the event loop has its turn, so that signals arrive; a case that is
 * being run when `isInterrupted` says so is given up. A stretch begins with one iteration and grows
 * while it is short: a function may take nanoseconds or seconds. A coarse clock will do for that.
 */
export async function* runSerially(
  { cases, settings }: Plan,
  catalogue: Catalogue,
  isInterrupted: () => boolean,
): AsyncGenerator<CaseResult> {
  let lastLook = Date.now();
  for (const one of cases) {
    const run = startRun(resolveCase(one, catalogue), settings);
    let stretch = 1;
    for (let hasEnded = false; !hasEnded;) {
      const began = Date.now();
      hasEnded = run.advance(stretch);
      const now = Date.now();
      if (now - began < LOOK_EVERY_MS / 4) stretch *= 2;
      else if (now - began > LOOK_EVERY_MS) stretch = Math.ceil(stretch / 2);
      if (now - lastLook < LOOK_EVERY_MS) continue;
      await new Promise((resume) => setImmediate(resume));
      lastLook = Date.now();
      if (!hasEnded && isInterrupted()) return;
    }
    yield toCaseResult(one, settings, run.result());
    if (isInterrupted()) return;
  }
}
