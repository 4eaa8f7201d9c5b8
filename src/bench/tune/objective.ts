import { exp, ln } from "../../core/math.js";
import type { CaseResult } from "../../records/results.js";
import type { Objective } from "../../records/tuning.js";

/** What a trial came to, the weightiest number first; less is better in each. */
export type Score = readonly number[];

/** A run of a trial, and how many iterations it might have made. */
export interface TrialRun {
  readonly result: CaseResult;
  readonly iterations: number;
}

/** Which of two trials is better: below 0 the first. */
export function compareScores(a: Score, b: Score): number {
  const k = a.findIndex((part, at) => part !== b[at]);
  return k < 0 ? 0 : a[k] - b[k];
}

/**
 * The score of a trial over its runs, from several starts and with several seeds.
 *
 * Steps: the fewer runs that never reach the target the better; then the fewer that break off or lose
 * it again; then the mean of ln(1 + steps), where a run without a hit costs all its iterations. Area:
 * the fewer that break off, then the larger mean. Ties, and trials that never get there, are told apart by where
 * the runs end: the mean of log₁₀ of the metric.
 */
export function scoreOf(runs: readonly TrialRun[], objective: Objective): Score {
  const count = (is: (one: CaseResult) => boolean) =>
    runs.filter(({ result }) => is(result)).length;
  const end = mean(runs.map(endOf));
  if (objective === "area") {
    return [count(hasBrokenOff), -mean(runs.map(({ result }) => result.aocc ?? 0)), end];
  }
  const unreached = count(({ steps }) => steps === null);
  return [
    unreached,
    count((one) => hasBrokenOff(one) || isLost(one)),
    mean(runs.map(({ result, iterations }) => ln(1 + (result.steps ?? iterations)))),
    end,
  ];
}

/** The objective's own value: the geometric mean of the steps, or the mean area. */
export function valueOf(runs: readonly TrialRun[], objective: Objective): number {
  if (objective === "area") return mean(runs.map(({ result }) => result.aocc ?? 0));
  const steps = runs.map(({ result, iterations }) => result.steps ?? iterations);
  return steps.length === 1 ? steps[0] : exp(mean(steps.map((one) => ln(1 + one)))) - 1;
}

function isLost({ steps, settled }: CaseResult): boolean {
  return steps !== null && settled === null;
}

function hasBrokenOff({ status }: CaseResult): boolean {
  return (
    status === "escaped" || status === "diverged" || status === "error" || status === "timeout"
  );
}

const LN10 = ln(10);
/** Metrics beyond these powers of ten are not told apart; what has no metric is worse than all. */
const [LEAST, MOST] = [-30, 30];

/** log₁₀ of the last metric. Of runs that break off, the one that lasts longer is better. */
function endOf({ result, iterations }: TrialRun): number {
  if (hasBrokenOff(result)) return MOST + 1 - result.final.step / iterations;
  const measured = result.trial?.measured ?? Infinity;
  return measured <= 0 ? LEAST : Math.min(MOST, Math.max(LEAST, ln(measured) / LN10));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
