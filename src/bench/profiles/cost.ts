import type { Cost } from "../../plan/settings.js";
import type { CaseResult } from "../../records/results.js";

/**
 * Whether a run met its target when it ended; one that has lost it again has failed, and so has one
 * that reaches it by chance.
 */
export function isSolved({ steps, settled, fragile }: CaseResult): boolean {
  return steps !== null && settled !== null && fragile !== true;
}

/** What a run cost until its first hit of the target; Infinity where it has failed. */
export function costOf(one: CaseResult, cost: Cost): number {
  if (!isSolved(one)) return Infinity;
  return cost === "evaluations" ? one.evaluations : one.steps!;
}
