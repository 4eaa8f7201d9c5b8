import { rowName } from "../core/row-name.js";
import type { CaseResult } from "../records/results.js";
import type { Summary } from "../records/summary.js";
import { indexedBy } from "../core/grouped-by.js";
import { pairKey, problemKey } from "../statistics/pair-key.js";
import type { Group } from "./group.js";
import { letterOf } from "./letters.js";
import type { SortKey } from "./sort-rows.js";

/** The optimizers that are compared on one function, over all starts and seeds. */
export interface SummaryGroup {
  readonly function: string;
  readonly functionLabel?: string | undefined;
  readonly dimension: number;
  readonly rows: readonly SummaryRow[];
}

/** An optimizer, the letter that stands for it, and its runs. */
export interface SummaryRow {
  readonly letter: string;
  /** Its place in the group, which chooses its colour. */
  readonly series: number;
  readonly summary: Summary;
  readonly cases: readonly CaseResult[];
}

/** Cases of one function, or of one function and start, that are shown together. */
export interface CaseBlock {
  readonly cases: readonly CaseResult[];
  /** null where the cases are shown one by one. */
  readonly summaries: SummaryGroup | null;
}

/** The functions in the order in which they come, each with its summaries, if it has any. */
export function problemsOf(
  cases: readonly CaseResult[],
  summaries: readonly Summary[],
): CaseBlock[] {
  const summariesOf = indexedBy(summaries, problemKey);
  return [...indexedBy(cases, problemKey)].map(([key, members]) => {
    const casesOf = summariesOf.has(key) ? indexedBy(members, pairKey) : NONE;
    const rows = summariesOf.get(key)?.map((summary, series, { length }) => {
      const own = casesOf.get(pairKey(summary)) ?? [];
      return { letter: letterOf(series, length), series, summary, cases: own };
    });
    const { function: fn, functionLabel, dimension } = members[0];
    const group = rows === undefined ? null : { function: fn, functionLabel, dimension, rows };
    return { cases: members, summaries: group };
  });
}

const NONE: ReadonlyMap<string, readonly CaseResult[]> = new Map();

/** What the user calls an optimizer. */
export function nameOfSummary(summary: Summary): string {
  return rowName(summary);
}

/** The rows in the order that a key asks for; where it leaves a tie, the cheaper first. */
export function sortSummaries(rows: readonly SummaryRow[], sort: SortKey): SummaryRow[] {
  if (sort === "given") return [...rows];
  if (sort === "name") {
    const name = ({ summary }: SummaryRow) => nameOfSummary(summary);
    return rows.toSorted((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0));
  }
  const keys = { steps: "steps", evals: "evaluations", best: "best", final: "final" } as const;
  const median = ({ summary }: SummaryRow) => summary[keys[sort]].median ?? Infinity;
  const ert = ({ summary }: SummaryRow) => summary.ert.value ?? Infinity;
  const final = ({ summary }: SummaryRow) => summary.final.median ?? Infinity;
  const order = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);
  return rows.toSorted(
    (a, b) =>
      order(median(a), median(b)) ||
      order(ert(a), ert(b)) ||
      order(final(a), final(b)) ||
      a.series - b.series,
  );
}

/** Whether the rows of a group are summaries, not cases. */
export function isSummary(group: Group | SummaryGroup): group is SummaryGroup {
  return !("start" in group);
}

/** The row that is best; undefined where nobody hits the target. */
export function bestSummary({ rows }: SummaryGroup): SummaryRow | undefined {
  return rows.find(({ summary }) => summary.standing?.verdict === "best");
}
