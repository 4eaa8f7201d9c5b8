import { toCaseResult } from "../case-result.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { Case } from "../../plan/cases.js";
import type { Settings } from "../../plan/settings.js";
import { resolveCase, settingsOf, startCase } from "../execute.js";
import type { CaseResult } from "../../records/results.js";
import type { Strays } from "./strays.js";
import { turnsOf } from "./turns.js";

/** Milliseconds between two looks at signals and timers. */
const LOOK_EVERY_MS = 10;

/** Gives the event loop its turn every now and then, so that signals and callbacks arrive. */
export class Looks {
  #last: number;

  /** @param now milliseconds of any clock */
  constructor(private readonly now: () => number) {
    this.#last = now();
  }

  isDue(): boolean {
    return this.now() - this.#last >= LOOK_EVERY_MS;
  }

  async take(): Promise<void> {
    await new Promise((resume) => setImmediate(resume));
    this.#last = this.now();
  }
}

/**
 * Runs a case in this thread; null if `isInterrupted` stopped it.
 *
 * With `strays`, rejected promises arrive before the next case, and this one has ended in error.
 */
export async function runCase(
  one: Case,
  settings: Settings,
  catalogue: Catalogue,
  looks: Looks,
  isInterrupted: () => boolean,
  strays?: Strays,
): Promise<CaseResult | null> {
  const run = startCase(resolveCase(one, catalogue), settings);
  for (const _ of turnsOf(run, settingsOf(one, settings).timeout)) {
    if (!looks.isDue()) continue;
    await looks.take();
    if (isInterrupted()) return null;
  }
  if (strays !== undefined || looks.isDue()) await looks.take();
  const rejection = strays?.takeRejection() ?? null;
  if (rejection !== null) run.fail(rejection.error);
  const result = run.result();
  const { stack } = result;
  return { ...toCaseResult(one, settings, result), ...(stack === undefined ? {} : { stack }) };
}
