import type { Cost } from "../../plan/settings.js";
import { costOf } from "./cost.js";
import type { ProblemTable } from "./problem-table.js";
import { stepCurve, type StepCurve } from "../../records/step-curve.js";

/**
 * d_s(α): the share of problems that optimizer s solves at a cost of at most α, whatever the others need.
 *
 * Moré & Wild, Benchmarking derivative-free optimization algorithms, SIAM J. Optim. 20 (2009). They
 * count in n + 1 values, the price of a gradient by differences; here a gradient is one evaluation.
 */
export function dataProfile({ problems, optimizers }: ProblemTable, cost: Cost): StepCurve[] {
  return optimizers.map((_, s) => stepCurve(problems.map((runs) => costOf(runs[s], cost))));
}
