/** The figure of a run that is compared: evaluations or steps to the target, or the metric at its end. */
export const SWEPT = ["evaluations", "steps", "final"] as const;
/** One of these figures. */
export type Swept = (typeof SWEPT)[number];

/** How the results of optimizers depend on one parameter. */
export interface Sweep {
  /** The name of the parameter: "lr". */
  readonly parameter: string;
  /** The figure that is looked at. */
  readonly measure: Swept;
  /** All evaluations of all runs. */
  readonly evaluations: number;
  /** One for each optimizer on each function. */
  readonly curves: readonly SweepCurve[];
}

/** One optimizer on one function. */
export interface SweepCurve {
  /** With the range in the place of the value. */
  readonly optimizer: string;
  /** What the user calls the row. */
  readonly label?: string;
  /** What the user calls the function. */
  readonly functionLabel?: string;
  /** The canonical name of the function. */
  readonly function: string;
  /** What computed it beside optbench: "Python 3.11.7", whose digits other machines need not repeat. */
  readonly external?: string;
  /** n. */
  readonly dimension: number;
  /** How the values are spaced. */
  readonly scale: "linear" | "log";
  /** Runs for each value: one for each start and seed. */
  readonly runs: number;
  /** The values, ascending; the other lists are as long. */
  readonly value: readonly number[];
  /** Median over the runs; null where not all of them end at the target. */
  readonly steps: readonly (number | null)[];
  /** Their evaluations until then. Older versions lack them. */
  readonly evaluations?: readonly (number | null)[];
  /** Median of the last metric; null where not all are finite. */
  readonly final: readonly (number | null)[];
  /** How many runs end at the target. */
  readonly reached: readonly number[];
  /** Of the measured figure; null if there is none. */
  readonly best: SweepBest | null;
}

/** The best value, and how far from it results stay within twice the best. */
export interface SweepBest {
  /** The value of the parameter. */
  readonly value: number;
  /** The figure at that value. */
  readonly score: number;
  /**
   * The least of the values around the best, without a gap, whose result is at most twice the best.
   */
  readonly low: number;
  /** The greatest of them. */
  readonly high: number;
  /** log₁₀(high/low); high − low for a parameter with a linear scale. */
  readonly width: number;
  /** The sweep ends before they do: they may be more. */
  readonly isCutOff: boolean;
}
