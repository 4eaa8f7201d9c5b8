import type { Cost } from "../../plan/settings.js";
import { costOf } from "./cost.js";
import type { ProblemTable } from "./problem-table.js";

/**
 * wins[a][b]: on how many problems optimizer a costs less than optimizer b. A run that has failed
 * loses to any that has not; two that have failed, and two that cost alike, are a draw.
 */
export function winMatrix({ problems, optimizers }: ProblemTable, cost: Cost): number[][] {
  return optimizers.map((_, a) =>
    optimizers.map(
      (__, b) => problems.filter((runs) => costOf(runs[a], cost) < costOf(runs[b], cost)).length,
    ),
  );
}
