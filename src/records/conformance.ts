import type { Recorded } from "./trace.js";

/** The name and version of the document that `optbench conform --json` prints. */
export const CONFORMANCE_FORMAT = "optbench-conformance/1";

/** How closely two methods agree: 1e-9 of each step, or the 1e-6 that single precision leaves. */
export type Precision = "double" | "single";

/** Steps on one kind of gradients, on one function, or of one recorded run. */
export interface ConformedRun {
  readonly name: string;
  /** What is peculiar to its gradients. */
  readonly about: string;
  readonly dimension: number;
  readonly steps: number;
}

/** Where two methods first part. */
export interface Departure {
  /** Name of the run. */
  readonly run: string;
  /** 1 is the first update of the run. */
  readonly step: number;
  /** From 0. */
  readonly coordinate: number;
  /** The gradient there. */
  readonly gradient: Recorded;
  /** How far the method under test moves that coordinate, and how far the other does. */
  readonly mine: Recorded;
  readonly theirs: Recorded;
  /** Whether these are points and not steps: the answers of methods that average. */
  readonly isAnswer: boolean;
}

/** Methods that do the same here, and with which the method under test agrees. */
export interface Agreement {
  readonly optimizers: readonly string[];
  readonly precision: Precision;
}

/** Methods that do the same here, and with which the method under test does not agree. */
export interface NearMiss {
  readonly optimizers: readonly string[];
  /** Names of the runs on which it agrees all the same. */
  readonly agreesOn: readonly string[];
  readonly departure: Departure;
  /** Why, where that is known; null elsewhere. */
  readonly reason: string | null;
  /** A method of ours that agrees and differs from this one as `reason` says; null where there is none. */
  readonly becomes: string | null;
}

/** What became of the comparison that was asked for. */
export interface Against {
  readonly optimizer: string;
  readonly holds: boolean;
  /** null if it does not agree. */
  readonly precision: Precision | null;
  /** null if it agrees. */
  readonly miss: NearMiss | null;
}

/** The methods that one method agrees with. */
export interface Conformance {
  readonly subject: string;
  /** At which the methods are compared; null: each at its own. */
  readonly learningRate: number | null;
  /** Where the gradients come from: prescribed, those of functions, or from a file. */
  readonly source: "gradients" | "functions" | "recording";
  readonly runs: readonly ConformedRun[];
  /** How many methods it was compared with. */
  readonly compared: number;
  readonly agrees: readonly Agreement[];
  readonly nearMisses: readonly NearMiss[];
  /** null where --against is not given. */
  readonly against: Against | null;
}

/** What `optbench conform --json` prints: an entry for the optimizer, or for each kind of recorded run. */
export interface ConformanceDocument {
  readonly format: typeof CONFORMANCE_FORMAT;
  readonly conformances: readonly Conformance[];
}
