import { printCaseId, readCaseId } from "../core/case-id.js";
import { usage } from "../core/errors.js";
import { printNumber } from "../core/params.js";
import { DEFAULT_SEED } from "../plan/settings.js";
import { isItemName } from "./is-name.js";
import type { CaseResult } from "./results.js";

/**
 * Throws a usage error for a case that no run can give: one whose function, optimizer, start or seed
 * is not that of its id, or with an iteration behind the last one.
 *
 * @param shared the iterations of a case that has none of its own, where that is known
 */
export function refuseContradiction(one: CaseResult, place: string, shared?: number): void {
  const { id, function: fn, optimizer, seed } = one;
  const { label = "a", functionLabel = "a", written = optimizer } = one;
  const names = { function: fn, optimizer, label, functionLabel, written };
  for (const [key, name] of Object.entries(names)) {
    if (!isItemName(name, key === "label" || key === "functionLabel"))
      throw usage(`${place}: ${key}: '${name}' is not a name`);
  }
  const { start } = readCaseId(id);
  const named = seed === DEFAULT_SEED ? undefined : String(seed);
  const own = printCaseId({ function: fn, optimizer, start, seed: named });
  if (own !== id) {
    throw usage(`${place}: id: by its function, optimizer and seed it is '${own}', not '${id}'`);
  }
  const from = one.start.map(printNumber).join(",");
  if (isPoint(start) && start !== from) {
    throw usage(`${place}: start: ${from} is not that of '${id}'`);
  }
  const last = one.settings?.iterations ?? shared ?? Infinity;
  const beyond = iterationsOf(one).find(([, step]) => step > last);
  if (beyond !== undefined) {
    throw usage(`${place}: ${beyond[0]}: ${beyond[1]} is behind the last iteration, ${last}`);
  }
}

/** Where a point is drawn, the id has its number alone. */
function isPoint(start: string | undefined): boolean {
  return start !== undefined && !start.startsWith("random#");
}

function iterationsOf({ steps, settled, hits, best, final }: CaseResult): [string, number][] {
  return Object.entries({ steps, settled, ...hits, best: best.step, final: final.step }).flatMap(
    ([name, step]) => (step === null ? [] : [[name, step] as [string, number]]),
  );
}
