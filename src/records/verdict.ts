import type { BaselineLine } from "./baseline.js";

/** How a case stands to its line in the baseline. */
export type VerdictKind =
  | "same"
  /** Other numbers, within the allowance. */
  | "allowed"
  /** Ended in another way, neither better nor worse: budget and stalled. */
  | "noted"
  | "improved"
  | "regressed"
  /** Without a line in the baseline. */
  | "new"
  /** A line of the baseline without a case. */
  | "obsolete"
  /** Another id, the same numbers: `base` is the line of the old one. */
  | "renamed"
  | "incomparable";

/** What became of one case. */
export interface Verdict {
  readonly id: string;
  readonly kind: VerdictKind;
  readonly base: BaselineLine | null;
  readonly now: BaselineLine | null;
  /** What is worse, better or not comparable. */
  readonly findings: readonly Finding[];
}

/** One thing that differs between the baseline and now. */
export interface Finding {
  readonly about: "status" | "steps" | "hit" | Best | "criterion" | "revision" | "start" | "line";
  /** Of a hit. */
  readonly target?: string;
  readonly change: "worse" | "allowed" | "noted" | "better" | "incomparable";
  readonly base: string | number | null;
  readonly now: string | number | null;
  /** The most that would have passed. */
  readonly allowed?: number;
}

/** What guards a case that hits nothing. */
type Best = "gap" | "value";
