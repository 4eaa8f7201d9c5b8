import type { CaseResult } from "../../records/results.js";

/**
 * Each run once: where nothing is random another seed gives the same run again, and five of them are
 * evidence of one. Runs from one start that agree in all that was measured are the same.
 */
export function distinctRuns(cases: readonly CaseResult[]): CaseResult[] {
  return [
    ...new Map([...cases].reverse().map((one) => [signatureOf(one), one])).values(),
  ].reverse();
}

/** What two runs must share to be the same one, but for the seed. */
export function signatureOf({ start, status, steps, settled, evaluations, final }: CaseResult) {
  return JSON.stringify([start, status, steps, settled, evaluations, final]);
}
