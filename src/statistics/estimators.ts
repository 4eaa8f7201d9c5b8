/** The arithmetic mean; NaN of nothing. */
export function mean(values: ArrayLike<number>): number {
  return sumOf(values) / values.length;
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k];
  return sum;
}

/**
 * The expected running time (Hansen et al., COCO: Performance Assessment, 2016, section 4.2): all
 * evaluations that were spent until the target or until the end of the run, by the number of runs
 * that hit it. Infinity where none does. A failed run is charged what it spent, not its budget.
 *
 * @param successes how many hit it
 */
export function expectedRunningTime(evaluations: ArrayLike<number>, successes: number): number {
  return successes === 0 ? Infinity : sumOf(evaluations) / successes;
}

/**
 * PAR-k, the penalised average (Hutter et al., JAIR 36, 2009): the mean cost, where a failure costs
 * `factor` times its budget.
 *
 * @param costs null for a failure
 * @param budgets of each run
 */
export function penalizedAverage(
  costs: ArrayLike<number | null>,
  budgets: ArrayLike<number>,
  factor: number,
): number {
  let sum = 0;
  for (let k = 0; k < costs.length; k++) sum += costs[k] ?? factor * budgets[k];
  return sum / costs.length;
}
