import type { BaselineLine } from "./baseline.js";
import { comesToNothing } from "./best-of.js";
import type { Verdict } from "./verdict.js";

/** The cases that hit no target, and what judges them. */
export interface WithoutTarget {
  /** How many hit none, of how many. */
  readonly cases: number;
  readonly of: number;
  /** By how near they came, and by their status alone. */
  readonly near: number;
  readonly alone: number;
  /** Of the latter those whose best value is known: `-u` adds it. */
  readonly lacking: number;
  /** How many start at their target: they say nothing of their method. */
  readonly atStart: number;
  /** Whether f* is unknown of some, whose best f is judged. */
  readonly hasValues: boolean;
}

/** Counts the cases that hit no target after their start. */
export function withoutTarget(verdicts: readonly Verdict[]): WithoutTarget {
  const ran = verdicts.filter(({ now }) => now !== null);
  const own = ran.filter(({ now }) => comesToNothing(now!));
  // a case that came to one before is judged by its steps
  const judged = own
    .map(({ base, now }) => ({ now: now!, line: base ?? now! }))
    .filter(({ line }) => comesToNothing(line));
  const near = judged.filter(({ line }) => isNear(line)).length;
  return {
    cases: own.length,
    of: ran.length,
    near,
    alone: judged.length - near,
    lacking: judged.filter(({ now, line }) => isNear(now) && !isNear(line)).length,
    atStart: ran.filter(({ now }) => now!.steps === 0).length,
    hasValues: own.some(({ now }) => now!.value !== undefined),
  };
}

function isNear({ gap, value }: BaselineLine): boolean {
  return gap !== undefined || value !== undefined;
}
