/** The arithmetic mean; NaN of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The expected running time (Hansen et al., COCO: Performance Assessment, 2016, section 4.2): all
 * evaluations that were spent until the target or until the end of the run, by the number of runs
 * that hit it. Infinity where none does. A failed run is charged what it spent, not its budget.
 */
export function expectedRunningTime(
  evaluations: readonly number[],
  hits: readonly boolean[],
): number {
  const spent = evaluations.reduce((sum, value) => sum + value, 0);
  const successes = hits.filter(Boolean).length;
  return successes === 0 ? Infinity : spent / successes;
}

/**
 * PAR-k, the penalised average (Hutter et al., JAIR 36, 2009): the mean cost, where a failure costs
 * `factor` times its budget.
 *
 * @param costs null for a failure
 * @param budgets of each run
 */
export function penalizedAverage(
  costs: readonly (number | null)[],
  budgets: readonly number[],
  factor: number,
): number {
  return mean(costs.map((cost, k) => cost ?? factor * budgets[k]));
}
