import type { Summary } from "../records/summary.js";
import { scientific } from "./numbers.js";
import type { TableColumn } from "./table-column.js";
import {
  amount,
  otherwise,
  share,
  spreadHead,
  spreadRange,
  successes,
  successRange,
} from "./summary-words.js";

/** A column of a table of summaries, after the name of the optimizer. */
export interface SummaryColumn extends TableColumn {
  readonly key: string;
  /** What stands above it on a screen, where a legend below the table says the rest. */
  readonly short: string;
  readonly cell: (summary: Summary) => string;
}

/** The columns of a table of summaries, on a screen and in a document. */
export function summaryColumns(summaries: readonly Summary[]): readonly SummaryColumn[] {
  const spread = spreadHead(summaries);
  const column = (
    key: string,
    align: "left" | "right",
    [head, short = head]: readonly [head: string, short?: string],
    means: string,
    cell: (summary: Summary) => string,
  ): SummaryColumn => ({ key, head, short, align, means, cell });
  const hasStandings = summaries.some(({ standing }) => standing !== undefined);
  return [
    column("median", "right", ["median steps", "median"], STEPS, ({ steps }) =>
      amount(steps.median),
    ),
    column("interval", "right", [spread], SPREADS[spread], ({ steps }) => spreadRange(steps)),
    column("successes", "right", ["reached"], "how many runs reach the target", successes),
    column("success", "right", ["rate 95%"], RATE, successRange),
    column("ert", "right", ["ERT"], ERT, ({ ert }) => amount(ert.value)),
    ...(hasStandings
      ? [
          column(
            "standing",
            "left",
            ["sign test"],
            SIGN_TEST,
            ({ standing }) => standing?.verdict ?? "",
          ),
        ]
      : []),
    column("aocc", "right", ["AOCC"], AOCC, ({ aocc }) => share(aocc?.value)),
    column("final", "right", ["median final", "final"], FINAL, ({ final }) =>
      scientific(final.median),
    ),
    column("otherwise", "left", ["otherwise"], OTHERWISE, otherwise),
  ];
}

const STEPS =
  "iterations to the target, of the runs from all starts and seeds; a run that fails counts as the longest";
const SPREADS = {
  "95%": "an interval of the median, by order statistics",
  range: "the fewest and the most; fewer than 6 runs have no interval of the median",
} as const;
const RATE = "an interval of the rate of success, by Wilson";
const ERT = "evaluations spent for each success: a run that fails is charged what it spent";
const SIGN_TEST = "whether it differs from the best, by the runs from the same start and seed";
const AOCC = "area over the convergence curve, from 0 to 1 (best)";
const FINAL = "f − f*, or f where f* is not known, at the end of the runs";
const OTHERWISE = "runs that ended in another way than at the target or out of iterations";
