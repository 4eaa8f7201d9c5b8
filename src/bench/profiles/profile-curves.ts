import type { Cost } from "../../plan/settings.js";
import { stepCurve, type StepCurve } from "../../records/step-curve.js";
import { costOf } from "./cost.js";
import type { ProblemTable } from "./problem-table.js";

/** Costs beyond this many times the best count nothing in the score. */
const SCORE_UNTIL = 4;

/**
 * r_{p,s} = t_{p,s} / min_s t_{p,s}, by optimizer, then by problem; Infinity where the run has
 * failed.
 */
export function performanceRatios({ problems, optimizers }: ProblemTable, cost: Cost): number[][] {
  const least = problems.map((runs) => Math.min(...runs.map((one) => costOf(one, cost))));
  return optimizers.map((_, s) =>
    problems.map((runs, p) => {
      const t = costOf(runs[s], cost);
      if (t === Infinity) return t;
      // a start at the target costs nobody a step
      return t === least[p] ? 1 : t / least[p];
    }),
  );
}

/**
 * ρ_s(τ): the share of problems on which optimizer s costs at most τ times the least. At τ = 1 it
 * wins, at the right end it solves at all.
 *
 * Dolan & Moré, Benchmarking optimization software with performance profiles, Math. Program. 91
 * (2002).
 */
export function performanceProfile(table: ProblemTable, cost: Cost): StepCurve[] {
  return performanceRatios(table, cost).map(stepCurve);
}

/**
 * 1/(r_max − 1) ∫₁^{r_max} ρ_s(τ) dτ with r_max = 4, of each optimizer: 1 wins everywhere, 0 is
 * never within four times the best. The integral of steps is a sum: a ratio r adds r_max − r.
 *
 * Dahl et al., Benchmarking Neural Network Training Algorithms (2023).
 */
export function performanceScores(table: ProblemTable, cost: Cost): number[] {
  return performanceRatios(table, cost).map((ratios) => {
    const area = ratios.reduce((sum, r) => sum + Math.max(0, SCORE_UNTIL - r), 0);
    return ratios.length === 0 ? 0 : area / ((SCORE_UNTIL - 1) * ratios.length);
  });
}

/**
 * d_s(α): the share of problems that optimizer s solves at a cost of at most α, whatever the others need.
 *
 * Moré & Wild, Benchmarking derivative-free optimization algorithms, SIAM J. Optim. 20 (2009). They
 * count in n + 1 values, the price of a gradient by differences; here a gradient is one evaluation.
 */
export function dataProfile({ problems, optimizers }: ProblemTable, cost: Cost): StepCurve[] {
  return optimizers.map((_, s) => stepCurve(problems.map((runs) => costOf(runs[s], cost))));
}

/**
 * The ECDF of run lengths: the share of pairs of a problem and a target of the ladder that optimizer
 * s hits within x evaluations per dimension. First hits count, whatever comes after; a target never
 * hit stays among the pairs. null where a run has no ladder.
 *
 * Hansen et al., COCO: performance assessment (2016).
 */
export function runLengthProfile({ problems, optimizers }: ProblemTable): StepCurve[] | null {
  if (problems.some((runs) => runs.some(({ ladder }) => ladder === undefined))) return null;
  return optimizers.map((_, s) =>
    stepCurve(
      problems.flatMap((runs) => {
        const { ladder, dimension } = runs[s];
        return ladder!.map((hit) => (hit === null ? Infinity : hit / dimension));
      }),
    ),
  );
}
