import { pairKey } from "../../statistics/pair-key.js";
import type { CaseResult } from "../../records/results.js";

/** Whether some optimizer has several runs on a function: then there is something to summarise. */
export function hasSeveralRuns(cases: readonly CaseResult[]): boolean {
  const seen = new Set<string>();
  return cases.some((one) => {
    const key = pairKey(one);
    const isKnown = seen.has(key);
    seen.add(key);
    return isKnown;
  });
}
