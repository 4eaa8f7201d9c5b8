import { SEARCH_SETTINGS } from "../plan/search-settings.js";
import type { Cost } from "../plan/settings.js";

/** How values are looked for. */
export const METHODS = SEARCH_SETTINGS.method.values;
/** One of these words. */
export type Method = (typeof METHODS)[number];

/** What a search makes least: steps to the target, or most: the area over the convergence curve. */
export const OBJECTIVES = SEARCH_SETTINGS.objective.values;
/** One of these words. */
export type Objective = (typeof OBJECTIVES)[number];

/** Whether each function of a comparison has values of its own, or all share them. */
export const SCOPES = SEARCH_SETTINGS.scope.values;
/** One of these words. */
export type Scope = (typeof SCOPES)[number];

/** How values are to be searched for. */
export interface TuneOptions {
  /** Points that are tried for each optimizer. */
  readonly trials: number;
  /** How they are chosen. */
  readonly method: Method;
  /** What is made best. */
  readonly objective: Objective;
  /** For what the values are: each function or all. */
  readonly scope: Scope;
}

/** How the values of a comparison were found, and what that cost. */
export interface Tuning extends TuneOptions {
  /** What the objective "steps" counts. Older versions lack it: they counted iterations. */
  readonly cost?: Cost;
  /** All evaluations of all trials, and of the runs that find out which values are fragile. */
  readonly evaluations: number;
  /** Which seeds, or which random starts, the values were tuned on, and on which they are judged. */
  readonly heldOut?: HeldOut;
  /** What was found, for each optimizer. */
  readonly optimizers: readonly TunedOptimizer[];
}

/** Values are judged on other seeds, or on other random starts, than they were tuned on. */
export interface HeldOut {
  /** Whether seeds or random starts are held out. */
  readonly by: (typeof HELD_OUT)[number];
  /** The numbers of those for the search. */
  readonly tunedOn: readonly number[];
  /** The numbers of those for the verdict. */
  readonly judgedOn: readonly number[];
}

/** What can be held out: half of the seeds, or half of the starts. */
export const HELD_OUT = ["seeds", "starts"] as const;

/** What was found for one optimizer. */
export interface TunedOptimizer {
  /** As it was asked for, with its intervals; valid input again. */
  readonly optimizer: string;
  /** What the user calls the row. */
  readonly label?: string;
  /** What the user calls the function. */
  readonly functionLabel?: string;
  /** Where: null for all functions of the comparison. */
  readonly function: string | null;
  /** n; null for all functions of the comparison. */
  readonly dimension: number | null;
  /** With the values that were found: valid input, which repeats the numbers. */
  readonly chosen: string;
  /** The values that were searched for. */
  readonly parameters: readonly TunedParameter[];
  /** Points tried. */
  readonly trials: number;
  /** What they cost. */
  readonly evaluations: number;
  /** Runs of the best trial. */
  readonly runs: number;
  /** How many of them reached the target. */
  readonly reached: number;
  /**
   * The mean of the objective over the runs of the best trial; of each run the median with those from
   * starts nearby.
   */
  readonly score: number;
}

/** A value that was searched for. */
export interface TunedParameter {
  /** The name of the parameter: "lr". */
  readonly name: string;
  /** The least value that was allowed. */
  readonly low: number;
  /** The greatest value that was allowed. */
  readonly high: number;
  /** The value that was found. */
  readonly value: number;
  /** No value beyond it was tried: a better one may lie outside the interval. */
  readonly atEdge: boolean;
  /**
   * From where to where the values around it cost at most twice as much; null where it does not reach
   * the target. Older versions lack it.
   */
  readonly good?: readonly [low: number, high: number] | null;
}
