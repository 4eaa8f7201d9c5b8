import { rowName } from "../core/row-name.js";
import type { CaseResult } from "../records/results.js";
import { letterOf } from "./letters.js";
import { groupedBy } from "../core/grouped-by.js";

/** The cases that are compared with one another: one function, dimension, start and criterion. */
export interface Group {
  readonly function: string;
  readonly functionLabel?: string | undefined;
  readonly dimension: number;
  readonly start: readonly number[];
  readonly rows: readonly Row[];
}

/** A case and the letter that stands for it in tables and plots, where there are letters enough. */
export interface Row {
  readonly letter: string;
  /** Its place in the group, which chooses its colour. */
  readonly series: number;
  readonly case: CaseResult;
}

/** Cases by function, dimension and start, in the order in which they come. */
export function groupCases(cases: readonly CaseResult[]): Group[] {
  const keyOf = (one: CaseResult) => {
    const own = JSON.stringify(one.settings ?? null);
    return `${one.function} ${one.dimension} ${one.start.join(",")} ${own}`;
  };
  return groupedBy(cases, keyOf).map((members) => ({
    function: members[0].function,
    functionLabel: members[0].functionLabel,
    dimension: members[0].dimension,
    start: members[0].start,
    rows: members.map((one, k) => ({ letter: letterOf(k, members.length), series: k, case: one })),
  }));
}

/** What the user calls a case: its label, or the optimizer as it was written; with the seed where there are several. */
export function nameOf(one: CaseResult, severalSeeds: boolean): string {
  return rowName(one) + (severalSeeds ? ` seed=${one.seed}` : "");
}
