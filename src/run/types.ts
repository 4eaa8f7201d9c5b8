import type { LoggedEvaluations } from "./evaluation-log.js";
import type { Box, Objective, Optimizer, Optimum, Oracle, Schedule, Vec } from "../core/types.js";

/** What a run is judged by: f − f*, ‖∇f‖₂, or the distance to the nearest minimiser. */
export type Metric = "gap" | "gradient" | "distance";

/** How a run ended. `docs/metrics.md` defines each word. */
export type Status =
  "reached" | "budget" | "stalled" | "timeout" | "escaped" | "diverged" | "error" | "skipped";

/** What is run: an objective, a method bound to it, and its learning rate. */
export interface Problem {
  /** f and ∇f. */
  readonly objective: Objective;
  /** null where f* is unknown. */
  readonly optimum: Optimum | null;
  /** Where f* is the minimum; left out where nothing is known of it. */
  readonly domain?: Box;
  /** The box in which the method keeps x; left out where nothing bounds x. */
  readonly bounds?: Box | null;
  /** x_0, length n. The run takes it over: its iterates follow one another there. */
  readonly start: Vec;
  /** Makes the method for this run, once; the oracle counts what it evaluates. */
  readonly createOptimizer: (oracle: Oracle) => Optimizer;
  /** The learning rate before the schedule. */
  readonly lr: number;
  /** null: the learning rate stays `lr`. */
  readonly schedule: Schedule | null;
  /**
   * Where the run begins for the k-th time anew, and the schedule from there; left out where it
   * begins but once.
   */
  readonly again?: (k: number) => { readonly start: Vec; readonly schedule: Schedule | null };
}

/** How long a run is, what judges it, and what of it is kept. */
export interface RunSettings {
  /** Updates to make, at least 1. */
  readonly iterations: number;
  /** Evaluations after which the run ends; Infinity for no limit. */
  readonly maxEvaluations: number;
  /** The target: a run has reached it when its metric is at most this. */
  readonly tolerance: number;
  /** Further targets whose first hits are reported. */
  readonly targets: readonly number[];
  /** What judges the run. */
  readonly metric: Metric;
  /** End at the first hit instead of after all iterations. */
  readonly stopAtTarget: boolean;
  /** Keep every iterate. */
  readonly path: boolean;
  /** Report the evaluations until each target of the ladder. */
  readonly ladder: boolean;
  /** Report where the run stood at some of its evaluations, for the exports. */
  readonly log: boolean;
  /** Anything but "curve": of the curve its end alone. */
  readonly keep?: "curve" | "hits" | "summary";
  /** A further column for the curve. */
  readonly curveMetric: Metric | "none";
  /** Of the curve its end alone, and what a search asks for instead. */
  readonly trial?: boolean;
}

/** Where a run stood at one iteration. `gap` is null where f* is unknown. */
export interface Point {
  /** t: the updates made until then. */
  readonly step: number;
  /** f(x_t); null where it is not finite. */
  readonly value: number | null;
  /** f(x_t) − f*; null where f* is unknown or the gap is not finite. */
  readonly gap: number | null;
}

/** What a search asks of a run. */
export interface Trial {
  /** All evaluations, those after the first hit among them. */
  readonly evaluations: number;
  /** The metric of the last iterate. */
  readonly measured: number | null;
}

/** What one run came to. Numbers that are not finite are null. */
export interface RunResult {
  /** How the run ended. */
  readonly status: Status;
  /** The metric that judged it: the one asked for, or the gradient norm where f* is unknown. */
  readonly metric: Metric;
  /** First t at which the target was hit. */
  readonly steps: number | null;
  /** True when no iterate after the first hit rose above the target again. */
  readonly held: boolean;
  /** First t from which the target was met until the end of the run. */
  readonly settled: number | null;
  /** Of a run that hit the target and ends above it: from which t on it is above. */
  readonly lostAt?: number;
  /** The smallest value of the metric, where that is not the gap. */
  readonly closest?: number;
  /** Evaluations until the first hit; until the end where there was none. */
  readonly evaluations: number;
  /** First hits of the further targets, in their order. */
  readonly hits: readonly (number | null)[];
  /** Evaluations until the first hits of the ladder's targets, in its order; only when asked for. */
  readonly ladder?: readonly (number | null)[];
  /** Where the run stood at some of its evaluations; only when asked for and f* is known. */
  readonly log?: LoggedEvaluations;
  /**
   * Area over the convergence curve, of every iteration: 1 for a best gap of 10⁻⁸ from the start, 0
   * for one of 10² to the end; null where f* is unknown.
   */
  readonly aocc: number | null;
  /** The factor by which the gap shrinks on average per iteration; only of a run that converges R-linearly. */
  readonly linearRate?: number;
  /** How often the run began again; only where it may. */
  readonly restarts?: number;
  /** The iterate with the smallest gap, or with the smallest f where f* is unknown. */
  readonly best: Point & {
    /** The measured point, length n; left out in trials and where only counts are kept. */
    readonly x?: readonly (number | null)[];
  };
  /** The last iterate. */
  readonly final: Point & {
    /** ‖∇f(x)‖₂; with a method that stays in the domain, ‖x − P(x − ∇f(x))‖₂. */
    readonly gradientNorm: number | null;
    /** x, the measured point, length n; empty where only counts are kept. */
    readonly x: readonly (number | null)[];
  };
  /** Why it ended so: what was thrown, why it stalled. */
  readonly message?: string;
  /** Of an error: where in the user's own code it arose, "mine.mjs:4:27". */
  readonly at?: string;
  /** Of an error: its whole stack. */
  readonly stack?: string;
  /** f and best-so-far f at no more than 512 of the iterations. */
  readonly curve: {
    /** The iterations t that were kept, ascending; the other lists are as long. */
    readonly step: readonly number[];
    /** f(x_t). */
    readonly value: readonly (number | null)[];
    /** The smallest f until then. */
    readonly best: readonly (number | null)[];
    /** The metric that `curveMetric` asked for. */
    readonly measured?: readonly (number | null)[];
  };
  /** Only of a trial, whose curve is its last point alone. */
  readonly trial?: Trial;
  /** x_0 … x_N, flat, n numbers an iterate; only when asked for. */
  readonly path?: Vec;
}
