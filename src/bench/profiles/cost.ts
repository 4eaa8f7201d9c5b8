import type { CaseResult } from "../../records/results.js";

/** In what a run is paid for. Line searches use several evaluations a step. */
export type Cost = "steps" | "evaluations";

/** Whether a run met its target when it ended; one that has lost it again has failed. */
export function isSolved({ steps, settled }: CaseResult): boolean {
  return steps !== null && settled !== null;
}

/** What a run cost until its first hit of the target; Infinity where it has failed. */
export function costOf(one: CaseResult, cost: Cost): number {
  return isSolved(one) ? one[cost]! : Infinity;
}
