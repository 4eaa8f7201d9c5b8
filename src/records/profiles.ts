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
  /** The word for it. */
  readonly state: State;
  /** How many runs there are. */
  readonly runs: number;
  /** How many of them hit the target. */
  readonly solved: number;
  /** The median iterations to the target; null unless all runs are solved. */
  readonly steps: number | null;
  /** The median evaluations to the target; null unless all runs are solved. */
  readonly evaluations: number | null;
}

/** A function, and how every optimizer does on it. */
export interface FunctionStates {
  /** The canonical name of the function. */
  readonly function: string;
  /** What the user calls it; only where nothing else in the list is called so. */
  readonly functionLabel?: string;
  /** In the order of `solversOf`; null where an optimizer was not run. */
  readonly optimizers: readonly (Pair | null)[];
}

/** How one optimizer does on all problems. */
export interface Score {
  /** The canonical name of the optimizer. */
  readonly optimizer: string;
  /** Problems on which none costs less; draws count for each. */
  readonly wins: number;
  /** Problems whose target it hits. */
  readonly solved: number;
  /**
   * The AlgoPerf score of the iterations; null where rates that nobody chose are compared: it would
   * say more of the rates than of the methods.
   */
  readonly steps: number | null;
  /** The same of the evaluations. */
  readonly evaluations: number | null;
}

/** The curve of one optimizer. */
export interface ProfileCurve extends StepCurve {
  /** The canonical name of the optimizer. */
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
  /** One for each optimizer, in their order. */
  readonly scores: readonly Score[];
  /** Share of problems over the ratio to the cheapest optimizer (Dolan & Moré). */
  readonly performance?: readonly ProfileCurve[];
  /** Share of problems over the cost (Moré & Wild). */
  readonly data?: readonly ProfileCurve[];
  /** Share of targets hit over evaluations per dimension (run lengths). */
  readonly ecdf?: readonly ProfileCurve[];
  /** On how many problems the optimizer of the row costs less than that of the column. */
  readonly wins?: readonly (readonly number[])[];
  /** How every optimizer does on every function, in words. */
  readonly map?: readonly FunctionStates[];
}
