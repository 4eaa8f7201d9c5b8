import type { Optimizer, Vec } from "../core/types.js";
import { boundFor } from "./bounds.js";
import { EvaluationLog } from "./evaluation-log.js";
import { usableMetric } from "./measure.js";
import { Movement } from "./movement.js";
import { CountingOracle } from "./oracle.js";
import { Progress } from "./progress.js";
import type { Metric, Problem, RunSettings } from "./types.js";

/** What a verdict and a result are made of: some of the parts of a run, or of a lane of a batch. */
export interface Standing {
  readonly problem: Pick<Problem, "optimum" | "bounds">;
  readonly settings: RunSettings;
  /** What judges the run, which is not always what was asked for. */
  readonly metric: Metric;
  /** A further column of the curve. */
  readonly further: Metric | null;
  readonly progress: Progress;
  readonly movement: Movement;
  readonly oracle: Pick<CountingOracle, "evaluations" | "stayed">;
  /** Where the evaluations are written down; null where nobody asks. */
  readonly log: EvaluationLog | null;
  readonly optimizer: Pick<Optimizer, "answer">;
  /** The iterate and its gradient, both of length n. */
  readonly x: Vec;
  readonly g: Vec;
  /** Where the gradient at the answer goes, when f is not measured at x. */
  readonly answerG: Vec | null;
  /** The point of the best iterate, length n; null where nobody asks for it. */
  readonly bestX: Vec | null;
  /** All iterates, flat; null where they are not kept. */
  readonly path: Vec | null;
  /** The evaluations that the run may make: as many as the iterations take without a line search, or fewer. */
  readonly budget: number;
  /** ‖x‖∞ beyond which a run has diverged. */
  readonly bound: number;
}

/** What one run works with, from its first iteration to its last. */
export interface RunParts extends Standing {
  readonly problem: Problem;
  readonly oracle: CountingOracle;
  readonly optimizer: Optimizer;
}

/** Makes the parts, the method among them. Throws what the method throws where it is made. */
export function partsOf(problem: Problem, settings: RunSettings): RunParts {
  const { objective, optimum, domain, start } = problem;
  const n = objective.dim;
  if (start.length !== n) {
    throw new Error(`the objective has dim ${n}, the start has ${start.length} coordinates`);
  }
  const { metric, curveMetric } = settings;
  const log = settings.log && optimum !== null ? new EvaluationLog(objective, optimum.value) : null;
  const oracle = new CountingOracle(objective, optimum, domain, log);
  const optimizer = problem.createOptimizer(oracle);
  const isElsewhere = optimizer.answer !== undefined || objective.exact !== undefined;
  return {
    problem,
    settings,
    metric: usableMetric(metric, optimum),
    further: curveMetric === "none" ? null : usableMetric(curveMetric, optimum),
    progress: new Progress(settings),
    movement: new Movement(start),
    oracle,
    log,
    optimizer,
    x: start,
    g: new Float64Array(n),
    answerG: isElsewhere ? new Float64Array(n) : null,
    bestX: keepsBest(settings) ? start.slice() : null,
    path: settings.path ? new Float64Array((settings.iterations + 1) * n) : null,
    budget: budgetFor(settings, oracle.price),
    bound: boundFor(start),
  };
}

/** The evaluations of a run whose iterations take one call each, at a price, or that it may make. */
export function budgetFor({ maxEvaluations, iterations }: RunSettings, price: number): number {
  return Math.min(maxEvaluations, (iterations + 1) * price);
}

/** Searches and counts have no use for the point of the best iterate. */
export function keepsBest({ trial, keep }: RunSettings): boolean {
  return trial !== true && keep !== "summary";
}
