import type { Optimum, Vec } from "../core/types.js";
import { isWithin } from "./bounds.js";
import { linearRate } from "./linear-rate.js";
import { measure, slopeAt } from "./measure.js";
import type { Standing } from "./parts.js";
import { answerOf, type RunEnd, type RunState } from "./state.js";
import type { RunResult, RunSettings } from "./types.js";

/** What a run came to, in numbers that are finite or null. */
export function makeResult(
  parts: Standing,
  state: RunState,
  end: RunEnd,
  restarts?: number,
): RunResult {
  const { progress, settings, oracle, path } = parts;
  const { optimum } = parts.problem;
  const { x, g, step } = pointOf(parts, state);
  const hit = progress.firstHit >= 0;
  const endsBelow = hit && end.status !== "escaped" && state.measured <= settings.tolerance;
  const settled = endsBelow ? state.lastAbove + 1 : null;
  // before the last point joins the curve, which it does only where that is kept
  const rate = rateOf(parts, settings, restarts);
  const made: Writable<RunResult> = {
    status: end.status,
    metric: parts.metric,
    steps: hit ? progress.firstHit : null,
    held: hit && settled === progress.firstHit,
    settled,
    evaluations: hit ? progress.evaluationsAtHit : oracle.evaluations,
    hits: progress.hitsOfTargets,
    aocc: optimum === null || end.status === "skipped" ? null : state.area.mean(parts.budget),
    best: bestOf(parts, state),
    final: {
      step,
      value: finite(state.value),
      gap: gapOf(state.value, optimum),
      gradientNorm: slopeOf(g, x, parts),
      x: settings.keep === "summary" ? [] : column(x, x.length),
    },
    curve: keepsCurve(settings) ? curveOf(parts, state) : endOfCurve(parts, state),
  };
  // assigned, not spread: of many short runs a dozen spreads would be a third of the time
  if (hit && settled === null) made.lostAt = state.lastWithin + 1;
  if (parts.metric !== "gap" && state.closest < Infinity) made.closest = state.closest;
  if (settings.ladder) made.ladder = progress.evaluationsOfLadder;
  if (parts.log !== null) made.log = parts.log.until(oracle.evaluations);
  if (rate !== null) made.linearRate = rate;
  if (restarts !== undefined) made.restarts = restarts;
  if (end.message !== undefined) made.message = end.message;
  if (end.at !== undefined) made.at = end.at;
  if (end.stack !== undefined) made.stack = end.stack;
  if (settings.trial === true) made.trial = trialOf(parts, state);
  if (path !== null) made.path = path.subarray(0, (step + 1) * x.length);
  return made;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Searches and counts have no use for a rate; after a restart the curve is that of several runs. */
function rateOf(
  { progress, problem: { optimum } }: Standing,
  { trial, keep }: RunSettings,
  restarts = 0,
): number | null {
  if (optimum === null || trial === true || keep === "summary" || restarts > 0) return null;
  return linearRate(progress.curve, optimum.value);
}

/** A search has no use for the point. */
function bestOf({ bestX, problem }: Standing, state: RunState): RunResult["best"] {
  const step = state.bestStep;
  const value = finite(state.best);
  const gap = gapOf(state.best, problem.optimum);
  return bestX === null
    ? { step, value, gap }
    : { step, value, gap, x: column(bestX, bestX.length) };
}

/** The gradient norm, null only where g is not finite: what is larger than any number is the largest. */
function slopeOf(g: Vec, x: Vec, { problem }: Standing): number | null {
  const length = slopeAt(x, g, problem.bounds);
  return length === Infinity && isWithin(g, Number.MAX_VALUE) ? Number.MAX_VALUE : finite(length);
}

/** The last iteration, and the point and gradient that were measured there. */
function pointOf(parts: Standing, state: RunState) {
  const { g, answerG } = parts;
  return { step: Math.max(0, state.t), x: answerOf(parts, state), g: answerG ?? g };
}

function keepsCurve({ trial, keep = "curve" }: RunSettings): boolean {
  return trial !== true && keep === "curve";
}

/** What a search asks for. */
function trialOf({ oracle }: Standing, state: RunState) {
  return { evaluations: oracle.evaluations, measured: finite(state.measured) };
}

/** Of the curve its last point alone. */
function endOfCurve({ progress: { curve } }: Standing, state: RunState) {
  const step = Math.max(0, state.t);
  const at = curve.length - 1;
  const isKept = at >= 0 && curve.step[at] === step;
  const value = finite(isKept ? curve.value[at] : state.value);
  const best = finite(isKept ? curve.best[at] : state.best);
  return { step: [step], value: [value], best: [best] };
}

/** The kept points, and the last one. */
function curveOf(parts: Standing, state: RunState) {
  const { progress, further, problem } = parts;
  const { curve } = progress;
  const { step, x, g } = pointOf(parts, state);
  const { value, best, measured } = state;
  if (curve.push(step, value, best, measured) && further !== null) {
    progress.further(measure(further, problem.optimum, x, value, g, problem.bounds));
  }
  const { length } = curve;
  return {
    step: column(curve.step, length) as number[],
    value: column(curve.value, length),
    best: column(curve.best, length),
    ...(further === null ? {} : { measured: column(curve.further, length) }),
  };
}

/** The first numbers of a column; where one is not finite, null. */
function column(values: Vec, length: number): (number | null)[] {
  // loops: `Array.from` with a function takes five times as long, and where all numbers are known
  // to be finite, none of them is put into a box of its own
  const numbers: number[] = [];
  for (let k = 0; k < length; k++) {
    const value = values[k];
    if (!(Math.abs(value) < Infinity)) return columnWithNulls(values, length);
    numbers.push(value);
  }
  return numbers;
}

function columnWithNulls(values: Vec, length: number): (number | null)[] {
  return Array.from(values.subarray(0, length), finite);
}

function gapOf(value: number, optimum: Optimum | null): number | null {
  return optimum === null ? null : finite(value - optimum.value);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
