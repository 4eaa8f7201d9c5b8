import { readCaseId } from "../core/case-id.js";
import { groupedBy } from "../core/grouped-by.js";
import type { BaselineLine } from "./baseline.js";
import type { Verdict } from "./verdict.js";

/**
 * How many of an optimizer's cases on a function, over seeds and starts, hit the target: what
 * summaries call successes.
 */
export interface SuccessCount {
  readonly function: string;
  readonly optimizer: string;
  readonly of: number;
  readonly base: number;
  readonly now: number;
}

/** The counts that differ, where an optimizer has several cases on a function. */
export function changedSuccess(verdicts: readonly Verdict[]): SuccessCount[] {
  const comparable = verdicts.filter(
    ({ base, now, kind }) => base !== null && now !== null && kind !== "incomparable",
  );
  return groupedBy(comparable, ({ id }) => {
    const { function: fn, optimizer } = readCaseId(id);
    return `${fn} ${optimizer}`;
  }).flatMap((members) => {
    const { function: fn, optimizer } = readCaseId(members[0].id);
    const base = members.filter((verdict) => hasHit(verdict.base)).length;
    const now = members.filter((verdict) => hasHit(verdict.now)).length;
    return members.length < 2 || base === now
      ? []
      : { function: fn, optimizer, of: members.length, base, now };
  });
}

function hasHit(line: BaselineLine | null): boolean {
  return (line?.steps ?? null) !== null;
}
