import type { Path } from "../contour/contour-field.js";
import { groupCases } from "../group.js";
import { groupCurves, groupPaths, type Curves } from "../group-curves.js";
import { summaryCurves, summaryPaths } from "../summary-curves.js";
import { problemsOf } from "../summary-group.js";
import type { Material } from "./material.js";

/** What is shown of one function: curves and paths, of its cases or of their medians. */
export interface Block {
  readonly function: string;
  readonly functionLabel?: string | undefined;
  readonly dimension: number;
  readonly start: readonly number[];
  readonly curves: Curves;
  readonly paths: readonly Path[];
}

const SIGNS = { ascii: false };

/** The functions in the order in which they come; several starts or seeds of one are one block where they have a summary. */
export function blocksOf({ results, y, minimum, untuned }: Material): Block[] {
  const { cases, settings, summaries = [] } = results;
  return problemsOf(cases, summaries).flatMap(({ summaries: group, cases: own }): Block[] => {
    if (group !== null) {
      const whole = { ...settings, ...group.rows[0].summary.settings };
      const curves = summaryCurves(group, whole, { y, minimum, untuned }, SIGNS);
      return [{ ...group, ...summaryPaths(group), curves }];
    }
    return groupCases(own).map((one) => ({
      ...one,
      curves: groupCurves(
        one,
        { ...settings, ...one.rows[0].case.settings },
        { y, minimum, untuned },
        SIGNS,
      ),
      paths: groupPaths(one),
    }));
  });
}
