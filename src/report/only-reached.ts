import { printCount } from "../core/params.js";
import type { CaseResult } from "../records/results.js";
import type { Group } from "./group.js";
import { isSummary, type SummaryGroup } from "./summary-group.js";

/** Whether a case hit its target, whatever came after. */
export function hasReached({ steps }: Pick<CaseResult, "steps">): boolean {
  return steps !== null;
}

/** Groups without the rows that never hit the target, and a sentence about the hidden rows. */
export function onlyReached<G extends Group | SummaryGroup>(groups: readonly G[]) {
  const shown = groups.flatMap((group): G[] => {
    const rows = reachedRows(group);
    return rows.length === 0 ? [] : [{ ...group, rows }];
  });
  return { groups: shown, note: hiddenNote(rowsOf(shown), rowsOf(groups)) };
}

/** "--only-reached hides 3 of 8 rows."; "" where it hides none. */
export function hiddenNote(shown: number, total: number): string {
  if (shown === total) return "";
  return `--only-reached hides ${printCount(total - shown)} of ${printCount(total)} rows.`;
}

function reachedRows(group: Group | SummaryGroup): (Group | SummaryGroup)["rows"] {
  return isSummary(group)
    ? group.rows.filter(({ summary }) => summary.successes > 0)
    : group.rows.filter((row) => hasReached(row.case));
}

/** How many rows the groups have. */
export function rowsOf(groups: readonly (Group | SummaryGroup)[]): number {
  return groups.reduce((sum, { rows }) => sum + rows.length, 0);
}
