import { allDiffer } from "../core/all-differ.js";
import { readCaseId } from "../core/case-id.js";
import { column } from "../core/column.js";
import type { CaseResult, ResultSettings } from "../records/results.js";
import type { Metric } from "../run/types.js";
import type { Look } from "./look.js";
import { brief, point } from "./numbers.js";
import type { CurveY } from "./screen-options.js";
import { wrap } from "./wrap.js";

export const METRIC_TEXT: Readonly<Record<Metric, string>> = {
  gap: "f - f*",
  gradient: "|grad f|",
  distance: "|x - x*|",
};

/** How many different points cases start from. */
export function countStarts(cases: readonly Pick<CaseResult, "start">[]): number {
  // the first coordinates tell most starts apart, and are faster to compare than texts
  if (allDiffer(column(cases, ({ start }) => start[0]))) return cases.length;
  return new Set(cases.map(({ start }) => start.join())).size;
}

/** Where the cases of a block start: "start (-7, 2)", "start random#3 (1.5, 2)", "20 random starts". */
export function startFact(cases: readonly Pick<CaseResult, "id" | "start">[]): string {
  const count = countStarts(cases);
  if (count > 1) return `${count} ${cases.every(isRandom) ? "random " : ""}starts`;
  const [{ id, start }] = cases;
  return `start ${isRandom({ id }) ? `${readCaseId(id).start!} ` : ""}${point(start)}`;
}

/** Whether the start of a case was drawn. */
function isRandom({ id }: Pick<CaseResult, "id">): boolean {
  return readCaseId(id).start?.startsWith("random#") === true;
}

/** What is to be reached: "f - f* ≤ 1e-6". */
export function aimText(
  metric: Metric,
  { tolerance }: ResultSettings,
  look: Pick<Look, "ascii">,
): string {
  return `${METRIC_TEXT[metric]} ${look.ascii ? "<=" : "≤"} ${brief(tolerance)}`;
}

/** What judges the cases of a block: the last facts of its heading. */
export function targetFacts(metric: Metric, settings: ResultSettings, look: Look): string[] {
  const asked = metric === settings.metric ? "" : " (f* is not known)";
  return [
    `target ${aimText(metric, settings, look)}${asked}`,
    settings.iterations === 1 ? "1 iteration" : `${settings.iterations} iterations`,
  ];
}

/** What the values of a curve are. */
export function curveTitle(y: CurveY, knowsMinimum: boolean): string {
  const known = knowsMinimum ? METRIC_TEXT.gap : "f";
  return {
    best: `best ${known}`,
    value: known,
    gradient: METRIC_TEXT.gradient,
    distance: METRIC_TEXT.distance,
  }[y];
}

/** The target as a line of the plot; null where the plot shows something else than what is judged. */
export function targetOf(y: CurveY, judgedBy: Metric, { tolerance }: ResultSettings) {
  const shown: Metric = y === "gradient" || y === "distance" ? y : "gap";
  return shown === judgedBy ? tolerance : null;
}

/** The text in the place of a contour that cannot be drawn. */
export function notTwoDimensional({ width }: Look): string {
  return `${wrap("A contour needs a function of one or two variables.", width)}\n`;
}
