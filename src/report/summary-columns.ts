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
interface SummaryColumn extends TableColumn {
  readonly cell: (summary: Summary) => string;
}

/** The columns of a table of summaries for a page or a paper. */
export function summaryColumns(summaries: readonly Summary[]): readonly SummaryColumn[] {
  const hasStandings = summaries.some(({ standing }) => standing !== undefined);
  const spread = spreadHead(summaries);
  return [
    right("median steps", STEPS, ({ steps }) => amount(steps.median)),
    right(spread, SPREADS[spread], ({ steps }) => spreadRange(steps)),
    right("reached", "how many runs reach the target", successes),
    right("rate 95%", "an interval of the rate of success, by Wilson", successRange),
    right("ERT", ERT, ({ ert }) => amount(ert.value)),
    ...(hasStandings
      ? [left("sign test", SIGN_TEST, ({ standing }) => standing?.verdict ?? "")]
      : []),
    right("AOCC", AOCC, ({ aocc }) => share(aocc?.value)),
    right("median final", FINAL, ({ final }) => scientific(final.median)),
    left("otherwise", OTHERWISE, otherwise),
  ];
}

const STEPS =
  "iterations to the target, of the runs from all starts and seeds; a run that fails counts as the longest";
const SPREADS = {
  "95%": "an interval of the median, by order statistics",
  range: "the fewest and the most; fewer than 6 runs have no interval of the median",
} as const;
const ERT = "evaluations spent for each success: a run that fails is charged what it spent";
const SIGN_TEST = "whether it differs from the best, by the runs from the same start and seed";
const AOCC = "area over the convergence curve, from 0 to 1 (best)";
const FINAL = "f − f*, or f where f* is not known, at the end of the runs";
const OTHERWISE = "runs that ended in another way than at the target or out of iterations";

function left(head: string, means: string, cell: SummaryColumn["cell"]): SummaryColumn {
  return { head, align: "l", means, cell };
}

function right(head: string, means: string, cell: SummaryColumn["cell"]): SummaryColumn {
  return { head, align: "r", means, cell };
}
