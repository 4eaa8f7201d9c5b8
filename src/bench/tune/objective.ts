import { exp, ln } from "../../core/math.js";
import type { Cost } from "../../plan/settings.js";
import type { CaseResult } from "../../records/results.js";
import type { Objective } from "../../records/tuning.js";

/** What a trial came to, the weightiest number first; less is better in each. */
export type Score = readonly number[];

/** A run of a trial, and how many iterations it might have made. */
export interface TrialRun {
  readonly result: CaseResult;
  readonly iterations: number;
  readonly cost: Cost;
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
 * it again; then the mean of the logarithm of what was spent until the hit. Area:
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
    mean(runs.map(logCost)),
    end,
  ];
}

/**
 * ln(1 + steps), or the ln of the evaluations, which for a method that makes one an iteration is the
 * same. A run without a hit costs all its iterations.
 */
function logCost({ result, iterations, cost }: TrialRun): number {
  const { steps, evaluations } = result;
  if (cost === "iterations") return ln(1 + (steps ?? iterations));
  return ln(steps === null ? Math.max(evaluations, iterations + 1) : evaluations);
}

/** The objective's own value: the geometric mean of the cost, or the mean area. */
export function valueOf(runs: readonly TrialRun[], objective: Objective): number {
  if (objective === "area") return mean(runs.map(({ result }) => result.aocc ?? 0));
  const [{ cost }] = runs;
  // of whole numbers the logarithm and back would make others
  const whole = exp(mean(runs.map(logCost)));
  const value = runs.length === 1 ? Math.round(whole) : whole;
  return cost === "iterations" ? value - 1 : value;
}

function isLost({ steps, settled }: CaseResult): boolean {
  return steps !== null && settled === null;
}

const BROKEN_OFF: ReadonlySet<string> = new Set([
  "escaped",
  "diverged",
  "error",
  "timeout",
  "skipped",
]);

function hasBrokenOff({ status }: CaseResult): boolean {
  return BROKEN_OFF.has(status);
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
