import type { Metric, Status } from "../run/types.js";
import type { CaseSettings } from "../plan/settings.js";

/** From, to. null: without end, where so many runs fail. */
export type Ends = readonly [low: number | null, high: number | null];

/**
 * A number of each run, over the runs. A run that did not get there counts as infinite, as null.
 */
export interface Spread {
  /** The 50 % quantile. */
  readonly median: number | null;
  /** The 25 % and 75 % quantiles. */
  readonly quartiles: Ends;
  /** The smallest and the largest. */
  readonly range: Ends;
  /** Of the median: at least 95 %, by order statistics. null: fewer than six runs have none. */
  readonly interval: Ends | null;
}

/** A number of all runs together; null where it is infinite. */
export interface Figure {
  /** The figure; null where it is infinite. */
  readonly value: number | null;
  /** 95 %. null: fewer than six runs have none. */
  readonly interval: Ends | null;
}

/** A place where several runs ended, or one that came to rest. */
export interface Ending {
  /** Where they ended, length n. */
  readonly x: readonly number[];
  /** Whether it is a known minimiser: then x and the value are those. */
  readonly minimiser: boolean;
  /** f there. */
  readonly value: number;
  /** How many runs ended there. */
  readonly runs: number;
}

/**
 * How an optimizer compares with the best one of its function, by a paired sign test at 5 %.
 * "not separated" is not "equal": the runs do not show which is better.
 */
export type Standing =
  | { readonly verdict: "best" }
  | {
      /** Whether the test tells it from the best one. */
      readonly verdict: "separated" | "not separated";
      /** Pairs of runs from one start with one seed in which it is cheaper than the best one. */
      readonly won: number;
      /** Pairs in which it costs more. */
      readonly lost: number;
      /** Equal costs, and pairs that both fail: the test leaves them out. */
      readonly tied: number;
      /** Adjusted by Holm's method over all pairs of rows. */
      readonly p: number;
    };

/**
 * What an optimizer's runs on a function came to, over starts and seeds. docs/metrics.md defines
 * each figure.
 */
export interface Summary {
  /** The canonical name of the function. */
  readonly function: string;
  /** The canonical name of the optimizer. */
  readonly optimizer: string;
  /** What the user calls the row. */
  readonly label?: string;
  /** What the user calls the function. */
  readonly functionLabel?: string;
  /** As in the cases. */
  readonly written?: string;
  /** As in the cases. */
  readonly external?: string;
  /** n. */
  readonly dimension: number;
  /** Where they are not those of the document. */
  readonly settings?: CaseSettings;
  /** Only where it is not the metric of the settings. */
  readonly metric?: Metric;
  /** Different ones: a run that another seed repeats exactly counts once. */
  readonly runs: number;
  /** Further runs that only repeat one of these; absent where there is none. */
  readonly repeated?: number;
  /** Runs that hit the target. */
  readonly successes: number;
  /** Of these, the runs that ended above it again. */
  readonly lost: number;
  /** Of these, the runs that are fragile; absent where none is. */
  readonly fragile?: number;
  /** Of the success rate: 95 %, Wilson. */
  readonly successInterval: readonly [low: number, high: number];
  /** First hits of the target. */
  readonly steps: Spread;
  /** Evaluations until the first hit. */
  readonly evaluations: Spread;
  /** The best gap of a run; the best f where f* is unknown. */
  readonly best: Spread;
  /** The last gap of a run; the last f where f* is unknown. */
  readonly final: Spread;
  /** In evaluations. */
  readonly ert: Figure;
  /** In steps. */
  readonly par10: Figure;
  /** The mean; null where f* is unknown. */
  readonly aocc: Figure | null;
  /** How many runs ended so. */
  readonly statuses: Readonly<Partial<Record<Status, number>>>;
  /** The rest ended elsewhere. */
  readonly endings: readonly Ending[];
  /** Only where some optimizer hits the target on this function. */
  readonly standing?: Standing;
}
