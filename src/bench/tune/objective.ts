import { exp, ln } from "../../core/math.js";
import type { Cost } from "../../plan/settings.js";
import type { CaseResult } from "../../records/results.js";
import type { Objective } from "../../records/tuning.js";

/** The score of a trial, the most important number first; less is better in each. */
export type Score = readonly number[];

/** A run of a trial from a stated start, and how many iterations it might have made. */
export interface TrialRun {
  readonly result: CaseResult;
  /** The same from starts nearby; empty where the run itself does not hit the target. */
  readonly nearby: readonly CaseResult[];
  /** What a close look at it has run. */
  readonly close?: readonly CaseResult[];
  /** Whether it reaches the target by chance, as far as that was looked at. */
  readonly isFragile: boolean;
  readonly iterations: number;
  readonly cost: Cost;
}

/** All runs that it took. */
export function runsOf({ result, nearby, close = [] }: TrialRun): readonly CaseResult[] {
  return [result, ...nearby, ...close];
}

/** Which of two trials is better: below 0 the first. */
export function compareScores(a: Score, b: Score): number {
  const k = a.findIndex((part, at) => part !== b[at]);
  return k < 0 ? 0 : a[k] - b[k];
}

/**
 * The score of a trial over its runs, from several starts and with several seeds. A run and those
 * from starts nearby count as one: their median, failures infinite, so that a value which does well
 * from a single point does not win.
 *
 * Steps: the fewer runs that never reach the target the better; then the fewer that break off or lose
 * it again; then the mean of the logarithm of what was spent until the hit. Area:
 * the fewer that break off, then the larger mean. Ties, and trials that never get there, are told apart by where
 * the runs end: the mean of log₁₀ of the metric.
 */
export function scoreOf(runs: readonly TrialRun[], objective: Objective): Score {
  const count = (is: (one: CaseResult) => boolean) =>
    runs.filter((run) => isMostly(run, is)).length;
  const end = mean(runs.map(endOf));
  if (objective === "area") return [count(hasBrokenOff), -mean(runs.map(areaOf)), end];
  return [
    runs.filter((run) => logCost(run) === Infinity).length,
    count((one) => hasBrokenOff(one) || isLost(one)),
    mean(runs.map(logSpent)),
    end,
  ];
}

/** Of a run from a stated start and those nearby the middle one; with an even number the worse. */
function middleOf({ result, nearby }: TrialRun, of: (one: CaseResult) => number): number {
  const values = [result, ...nearby].map(of).toSorted((a, b) => a - b);
  return values[Math.floor(values.length / 2)];
}

/** Whether it is true of the run itself, or of most of all. */
function isMostly(run: TrialRun, is: (one: CaseResult) => boolean): boolean {
  return is(run.result) || middleOf(run, (one) => (is(one) ? 1 : 0)) === 1;
}

function areaOf(run: TrialRun): number {
  return -middleOf(run, ({ aocc }) => -(aocc ?? 0));
}

/**
 * ln(1 + steps), or the ln of the evaluations, which for a method that makes one an iteration is the
 * same. Infinity without a hit, and with one that is there by chance.
 */
function logCost(run: TrialRun): number {
  if (run.isFragile) return Infinity;
  return middleOf(run, ({ steps, evaluations }) => {
    if (steps === null) return Infinity;
    return ln(run.cost === "iterations" ? 1 + steps : evaluations);
  });
}

/** A run without a hit has spent all its iterations. */
function logSpent(run: TrialRun): number {
  const hit = logCost(run);
  if (hit < Infinity) return hit;
  const all = run.iterations + 1;
  return ln(run.cost === "iterations" ? all : Math.max(run.result.evaluations, all));
}

/** The objective's own value: the geometric mean of the cost, or the mean area. */
export function valueOf(runs: readonly TrialRun[], objective: Objective): number {
  if (objective === "area") return mean(runs.map(areaOf));
  const [{ cost }] = runs;
  // of whole numbers the logarithm and back would make others
  const whole = exp(mean(runs.map(logSpent)));
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
function endOf(run: TrialRun): number {
  return middleOf(run, (one) => {
    if (hasBrokenOff(one)) return MOST + 1 - one.final.step / run.iterations;
    const measured = one.trial?.measured ?? Infinity;
    return measured <= 0 ? LEAST : Math.min(MOST, Math.max(LEAST, ln(measured) / LN10));
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
