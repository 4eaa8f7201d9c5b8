import type { Outcome } from "../records/outcome.js";
import type { Verdict } from "../records/verdict.js";
import type { CaseResult } from "../records/results.js";
import type { Share } from "./selftest.js";
import type { WithoutTarget } from "../records/without-target.js";
import type { SuccessCount } from "../records/success.js";

/** What a check came to, as the reporters need it. */
export interface CheckReport {
  readonly verdicts: readonly Verdict[];
  readonly outcome: Outcome;
  readonly results: readonly CaseResult[];
  readonly skipped: readonly { readonly id: string; readonly reason: string }[];
  readonly success: readonly SuccessCount[];
  readonly withoutTarget: WithoutTarget;
  /** The baseline's path, as the user gave it. */
  readonly baseline: string;
  /** How many of its lines were written; null where none were to be. */
  readonly written: number | null;
  /** How many of its lines can go red, where they were written. */
  readonly share: Share | null;
  /** True when the run was interrupted: only finished cases are judged. */
  readonly isPartial: boolean;
  /** Where the line of a case stands in it, counted from 1. */
  readonly placeOf: (id: string) => number | null;
  /** What to type to run a case again, and to accept what is. */
  readonly reproduce: (id: string) => string;
  readonly accept: string;
}
