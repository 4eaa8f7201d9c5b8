import type { CaseResult } from "../records/results.js";
import type { Metric } from "../run/types.js";
import { count, scientific } from "./numbers.js";
import { outcome } from "./outcome.js";
import type { Ranking } from "./ranking.js";
import { finalGradient } from "./sort-rows.js";
import type { TableColumn } from "./table-column.js";

/** A column of a table of cases, after the name of the optimizer. */
export interface ResultColumn extends TableColumn {
  readonly key: "steps" | "evals" | "vs best" | "best" | "final" | "status";
  readonly cell: (one: CaseResult) => string;
}

/**
 * The columns of a table of cases, on a screen and in a document. A table of one metric says what
 * its last columns measure where that is not the metric.
 */
export function resultColumns(
  cases: readonly CaseResult[],
  metric: Metric,
  ranking: Ranking,
): readonly ResultColumn[] {
  const knowsMinimum = cases.some(({ best, final }) => (best.gap ?? final.gap) !== null);
  const measured = metric === "gap" ? "" : knowsMinimum ? " f - f*" : " f";
  return [
    {
      key: "steps",
      head: "steps",
      align: "right",
      means: "the first iteration that reaches the target",
      cell: ({ steps }) => count(steps),
    },
    {
      key: "evals",
      head: "evals",
      align: "right",
      means: "evaluations of f and its gradient until then, or until the end",
      cell: ({ status, evaluations }) => count(status === "skipped" ? null : evaluations),
    },
    {
      key: "vs best",
      head: "vs best",
      align: "right",
      means: "what ranks, as a multiple of the least in this table",
      cell: (one) => ranking.versusBest(one),
    },
    {
      key: "best",
      head: `best${measured}`,
      align: "right",
      means: "f − f*, or f where f* is not known, at its lowest",
      cell: ({ best }) => scientific(best.gap ?? best.value),
    },
    metric === "gradient"
      ? {
          key: "final",
          head: "final |grad f|",
          align: "right",
          means: "the norm of the gradient at the end",
          cell: (one) => scientific(finalGradient(one)),
        }
      : {
          key: "final",
          head: `final${measured}`,
          align: "right",
          means: "f − f*, or f where f* is not known, at the end",
          cell: ({ final }) => scientific(final.gap ?? final.value),
        },
    {
      key: "status",
      head: "status",
      align: "left",
      means: "how the run ended; NOT HELD: a later iterate rose above the target again",
      cell: outcome,
    },
  ];
}
