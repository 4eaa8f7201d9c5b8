import type { Catalogue } from "../../spec/catalogue.js";
import type { Case } from "../../spec/plan.js";
import type { Settings } from "../../spec/settings.js";
import { resolveCase, startRun, toCaseResult } from "../execute.js";
import type { CaseResult } from "../results.js";

/** So long the outside waits for a look. */
const LOOK_EVERY_MS = 10;

/** Gives the event loop its turn every now and then, so that signals and callbacks arrive. */
export class Looks {
  #last = Date.now();

  isDue(now: number): boolean {
    return now - this.#last >= LOOK_EVERY_MS;
  }

  async take(): Promise<void> {
    await new Promise((resume) => setImmediate(resume));
    this.#last = Date.now();
  }
}

/**
 * Runs a case in this thread. null where `isInterrupted` said so in between: it is given up.
 *
 * A stretch of work begins with one iteration and grows while it is short: a function may take
 * nanoseconds or seconds. A coarse clock will do for that, and the other one takes time to load.
 */
export async function runCase(
  one: Case,
  settings: Settings,
  catalogue: Catalogue,
  looks: Looks,
  isInterrupted: () => boolean,
): Promise<CaseResult | null> {
  const run = startRun(resolveCase(one, catalogue), settings);
  let stretch = 1;
  for (let hasEnded = false; !hasEnded;) {
    const began = Date.now();
    hasEnded = run.advance(stretch);
    const now = Date.now();
    if (now - began < LOOK_EVERY_MS / 4) stretch *= 2;
    else if (now - began > LOOK_EVERY_MS) stretch = Math.ceil(stretch / 2);
    if (!looks.isDue(now)) continue;
    await looks.take();
    if (!hasEnded && isInterrupted()) return null;
  }
  return toCaseResult(one, settings, run.result());
}
