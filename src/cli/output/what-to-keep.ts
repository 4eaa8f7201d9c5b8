import { kindsOf } from "../../plan/cases.js";
import type { CaseResult } from "../../records/results.js";
import type { CurveY } from "../../report/screen-options.js";
import { NO_CURVE } from "../../records/kept-case.js";
import { KeptCases } from "../../records/kept-cases.js";
import { reporterOf } from "../../report/reporters.js";
import { withoutPath } from "./without-paths.js";
import { showsMatrix } from "./comparison-texts.js";
import type { RunRequest } from "../request/run-request.js";

type Curve = CaseResult["curve"];

/**
 * What is kept of each case until the end of a run, for those who want to see all cases together;
 * null where nobody does. 10^5 curves would fill the memory, so they are kept for what shows them.
 */
export function keeperOf({
  outputs,
  screen,
  plan,
}: Pick<RunRequest, "outputs" | "screen" | "plan">): ((one: CaseResult) => CaseResult) | null {
  if (outputs.every(({ reporter }) => reporter === "ndjson")) return null;
  const whole = keeperOfWhole(outputs);
  if (whole !== null) return whole;
  const { plot, y, asksForPlot, quiet } = screen;
  const isShown = outputs.some(
    ({ reporter, path }) => reporter === "table" && (path !== null || !quiet),
  );
  const draws = isShown && (asksForPlot || !showsMatrix(screen, kindsOf(plan.cases)));
  if (!draws || plot === "off") return keeperWithoutCurve();
  if (plot === "contour") return (one) => ({ ...one, curve: NO_CURVE });
  const share = sharedSteps();
  const kept = new KeptCases();
  return (one) => kept.keep(withoutPath(one), columnOf(one.curve, y, share));
}

/** Whether a reporter is among what is to be written. */
function asksFor(outputs: RunRequest["outputs"], name: string): boolean {
  return outputs.some(({ reporter }) => reporter === name);
}

/** Whether curves and paths of cases are shown, in pictures or tables. */
function showsCurves(outputs: RunRequest["outputs"]): boolean {
  return outputs.some(({ reporter }) => {
    const { isDrawn, needsCurves } = reporterOf(reporter);
    return isDrawn === true || needsCurves === true;
  });
}

/** Keeps of each case all that there is, where something shows that; else null. */
export function keeperOfWhole(
  outputs: RunRequest["outputs"],
): ((one: CaseResult) => CaseResult) | null {
  if (showsCurves(outputs)) return (one) => one;
  if (!asksFor(outputs, "json")) return null;
  const kept = new KeptCases();
  return (one) => kept.keep(one);
}

/** Keeps of each case what a table shows. */
export function keeperWithoutCurve(): (one: CaseResult) => CaseResult {
  const kept = new KeptCases();
  return (one) => kept.keep(withoutPath(one), NO_CURVE);
}

/** The one column that a plot shows. */
function columnOf({ step, value, best, measured = [] }: Curve, y: CurveY, share: Share): Curve {
  const kept = { step: share(step), value: [], best: [] };
  if (y === "best") return { ...kept, best: packed(best) };
  return y === "value"
    ? { ...kept, value: packed(value) }
    : { ...kept, measured: packed(measured) };
}

/** A copy in a third of the memory: what comes from a thread has each number in a box of its own. */
function packed(column: readonly (number | null)[]): readonly (number | null)[] {
  const numbers: number[] = [];
  for (const value of column) {
    if (value === null) return column;
    numbers.push(value);
  }
  return numbers;
}

type Share = (step: readonly number[]) => readonly number[];

/** Runs of one length have points at the same iterations: they need one list. */
function sharedSteps(): Share {
  const known = new Map<number, readonly number[]>();
  return (step) => {
    const other = known.get(step.length);
    if (other !== undefined && other.every((t, k) => t === step[k])) return other;
    const own = step.slice();
    known.set(step.length, own);
    return own;
  };
}
