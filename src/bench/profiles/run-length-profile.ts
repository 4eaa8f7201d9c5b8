import type { ProblemTable } from "./problem-table.js";
import { stepCurve, type StepCurve } from "../../records/step-curve.js";

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
