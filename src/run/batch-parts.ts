import type { Box, Objective, Optimizer, Optimum, Oracle, Schedule, Vec } from "../core/types.js";
import { boundFor } from "./bounds.js";
import { BatchOracle } from "./batch-oracle.js";
import { LaneCurves } from "./lane-curves.js";
import { Lanes } from "./lanes.js";
import { usableMetric } from "./measure.js";
import { budgetFor, keepsBest } from "./parts.js";
import type { Metric, Problem, RunSettings } from "./types.js";

/** Runs of one method on one function from several starts. */
export interface BatchProblem extends Omit<Problem, "objective" | "start" | "createOptimizer"> {
  /** The objective of each lane, which may be the same. */
  readonly objectives: readonly Objective[];
  /** x_0 of each lane, length n. */
  readonly starts: readonly ArrayLike<number>[];
  /** Makes the method for a vector of R·n coordinates, and what is around it. */
  readonly createOptimizer: (oracle: Oracle) => Optimizer;
  readonly domain?: Box;
  readonly optimum: Optimum | null;
  /** By the iteration alone. */
  readonly schedule: Schedule | null;
}

/** What a batch works with: that of a run, with vectors of R·n numbers and a view of each for each lane. */
export interface BatchParts {
  readonly problem: BatchProblem;
  readonly settings: RunSettings;
  readonly metric: Metric;
  readonly further: Metric | null;
  readonly optimizer: Optimizer;
  readonly lanes: Lanes;
  readonly curves: LaneCurves;
  /** What a call of value and gradient costs in a lane, and how many evaluations it may make. */
  readonly price: number;
  readonly budget: number;
  /** Lanes, and the dimension of each. */
  readonly count: number;
  readonly dim: number;
  readonly x: Vec;
  readonly g: Vec;
  readonly xs: readonly Vec[];
  readonly gs: readonly Vec[];
  /** Where f is measured: the views of x, or of the answer that the method keeps beside it. */
  readonly answers: readonly Vec[];
  /** The gradients there, and by what objectives, where f is not measured at x. */
  readonly answerGs: readonly Vec[] | null;
  readonly exact: readonly Objective[];
  /** The points of the best iterates; null where nobody asks for them. */
  readonly bestX: Vec | null;
  /** x before the last step. */
  readonly before: Vec;
  /** ‖x‖∞ beyond which a lane has diverged. */
  readonly bounds: Vec;
}

/** Makes the parts. Throws what the method throws, also where it asks for something that a batch does not have. */
export function batchPartsOf(problem: BatchProblem, settings: RunSettings): BatchParts {
  const { objectives, starts, optimum, domain } = problem;
  const { dim, evaluationsPerCall: price = 1 } = objectives[0];
  const count = starts.length;
  const x = new Float64Array(count * dim);
  for (const [r, start] of starts.entries()) x.set(start, r * dim);
  const g = new Float64Array(count * dim);
  const optimizer = problem.createOptimizer(new BatchOracle(count, dim, domain));
  const { metric, curveMetric, iterations } = settings;
  const xs = viewsOf(x, dim);
  const isElsewhere = optimizer.answer !== undefined || objectives[0].exact !== undefined;
  return {
    problem,
    settings,
    metric: usableMetric(metric, optimum),
    further: curveMetric === "none" ? null : usableMetric(curveMetric, optimum),
    optimizer,
    lanes: new Lanes(count, settings),
    curves: new LaneCurves(count, iterations),
    price,
    budget: budgetFor(settings, price),
    count,
    dim,
    x,
    g,
    xs,
    gs: viewsOf(g, dim),
    answers: optimizer.answer === undefined ? xs : viewsOf(optimizer.answer, dim),
    answerGs: isElsewhere ? viewsOf(new Float64Array(count * dim), dim) : null,
    exact: objectives.map((objective) => objective.exact ?? objective),
    bestX: keepsBest(settings) ? x.slice() : null,
    before: x.slice(),
    bounds: Float64Array.from(xs, boundFor),
  };
}

/** A long vector as vectors of length n. */
export function viewsOf(all: Vec, n: number): Vec[] {
  const views: Vec[] = [];
  for (let from = 0; from < all.length; from += n) views.push(all.subarray(from, from + n));
  return views;
}
