import { rowName } from "../core/row-name.js";
import type { CaseResult } from "../records/results.js";
import type { Metric, Status } from "../run/types.js";
import type { Row } from "./group.js";

export type SortKey = "steps" | "final" | "best" | "evals" | "name" | "given";

/** Which way cases rank when all else is equal: the better first. */
const RANK: Readonly<Record<Status, number>> = {
  reached: 0,
  budget: 2,
  stalled: 3,
  timeout: 4,
  escaped: 5,
  diverged: 6,
  error: 7,
  skipped: 8,
};

/** The rows in the order that a key asks for; ties by steps, then as given. */
export function sortRows(rows: readonly Row[], sort: SortKey, metric: Metric): Row[] {
  if (sort === "given") return [...rows];
  const key = ({ case: one }: Row): number => {
    if (sort === "final" && one.status === "escaped") return Infinity;
    if (sort === "final" && metric === "gradient") return finalGradient(one) ?? Infinity;
    if (sort === "final") return one.final.gap ?? one.final.value ?? Infinity;
    if (sort === "best") return one.best.gap ?? one.best.value ?? Infinity;
    if (sort === "evals") return one.evaluations;
    const isUnsound = one.settled === null || one.fragile === true;
    return RANK[one.status] + (one.status === "reached" && isUnsound ? 1 : 0);
  };
  const name = ({ case: one }: Row) => rowName(one);
  const byName = (a: Row, b: Row) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0);
  if (sort === "name") return rows.toSorted((a, b) => byName(a, b) || a.series - b.series);
  const steps = ({ case: one }: Row) => one.steps ?? Infinity;
  const order = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);
  return rows.toSorted(
    (a, b) => order(key(a), key(b)) || order(steps(a), steps(b)) || a.series - b.series,
  );
}

/** Where f has no value there was no gradient either. */
export function finalGradient({ final }: CaseResult): number | null {
  return final.value === null ? null : final.gradientNorm;
}
