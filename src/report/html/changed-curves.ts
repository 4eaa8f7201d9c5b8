import type { BaselineLine } from "../../records/baseline.js";
import type { CaseResult, ResultSettings } from "../../records/results.js";
import type { CurveSeries } from "../curve-series.js";
import { groupCurves, type Curves } from "../group-curves.js";
import { NO_LETTER } from "../letters.js";
import type { ScreenOptions } from "../screen-options.js";

/** What a run is compared with: another run, or the line of a baseline, which has only its hits. */
export type Before =
  | { readonly label: string; readonly case: CaseResult }
  | { readonly label: string; readonly line: BaselineLine };

/** The curves of a case before and now. */
export function changedCurves(
  before: Before,
  now: { readonly label: string; readonly case: CaseResult },
  settings: ResultSettings,
  minimum: ScreenOptions["minimum"],
): Curves {
  const sides = "case" in before ? [before, now] : [now];
  const rows = sides.map(({ label, case: one }) => ({
    letter: NO_LETTER,
    series: one === now.case ? 1 : 0,
    case: { ...one, label },
  }));
  const group = { ...now.case, rows };
  const curves = groupCurves(group, settings, { y: "best", minimum }, { ascii: false });
  if ("case" in before || curves.options.target === null) return curves;
  const known = hitsOf(before, curves.options.target, now.case.final.step);
  return { ...curves, series: [known, ...curves.series] };
}

/**
 * What a baseline knows of a curve: the first hits of the target and of the further ones. From each on
 * the best value is at most that target, up to `end`.
 */
function hitsOf(
  { line: { hits, steps }, label }: Extract<Before, { readonly line: BaselineLine }>,
  target: number,
  end: number,
): CurveSeries {
  const all = [...Object.entries(hits), [String(target), steps] as const];
  const points = all.flatMap(([key, t]) => (t === null ? [] : [[t, Number(key)] as const]));
  // of targets hit at one iteration the lowest counts
  const lowest = [...new Map(points.sort(([s, a], [t, b]) => s - t || b - a))];
  const stairs = lowest.flatMap(([t, value], k) => {
    const last = k + 1 < lowest.length ? lowest[k + 1][0] - 1 : Math.max(t, end);
    return last > t ? [[t, value] as const, [last, value] as const] : [[t, value] as const];
  });
  return {
    letter: NO_LETTER,
    series: 0,
    label,
    step: stairs.map(([t]) => t),
    value: stairs.map(([, value]) => value),
    hit: steps,
    end: stairs.at(-1)?.[0] ?? 0,
    endsFinite: true,
    closest: null,
  };
}
