import type { Cost } from "../plan/settings.js";
import type { StepCurve } from "./step-curve.js";

/** How an optimizer does on a function, from best to worst. */
export const STATES = [
  "best",
  "good",
  "slow",
  "unstable",
  "fragile",
  "failed",
  "diverged",
] as const;
/** One of these words. */
export type State = (typeof STATES)[number];

/** One optimizer on one function: all its runs from all starts with all seeds. */
export interface Pair {
  readonly state: State;
  readonly runs: number;
  readonly solved: number;
  /** The medians over the runs; null unless all are solved. */
  readonly steps: number | null;
  readonly evaluations: number | null;
}

/** A function, and how every optimizer does on it. */
export interface FunctionStates {
  readonly function: string;
  /** In the order of `solversOf`; null where an optimizer was not run. */
  readonly optimizers: readonly (Pair | null)[];
}

/** How one optimizer does on all problems. */
export interface Score {
  readonly optimizer: string;
  /** Problems on which none costs less; draws count for each. */
  readonly wins: number;
  readonly solved: number;
  /**
   * The AlgoPerf score of the iterations, and that of the evaluations; null where rates that nobody
   * chose are compared, which a score would say more of than of the methods.
   */
  readonly steps: number | null;
  readonly evaluations: number | null;
}

/** The curve of one optimizer. */
export interface ProfileCurve extends StepCurve {
  readonly optimizer: string;
}

/** Many optimizers compared on many problems. `docs/metrics.md` defines each figure. */
export interface Profiles {
  /** What wins, states and profiles count, all but the ECDF. */
  readonly cost: Cost;
  /** Problems that every optimizer was run on. */
  readonly problems: number;
  /** The different functions among them. */
  readonly functions: number;
  /** Further ones, which are not counted. */
  readonly leftOut: number;
  readonly scores: readonly Score[];
  readonly performance?: readonly ProfileCurve[];
  readonly data?: readonly ProfileCurve[];
  readonly ecdf?: readonly ProfileCurve[];
  /** On how many problems the optimizer of the row costs less than that of the column. */
  readonly wins?: readonly (readonly number[])[];
  readonly map?: readonly FunctionStates[];
}
