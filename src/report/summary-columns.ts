import type { Summary } from "../records/summary.js";
import { scientific } from "./numbers.js";
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
export interface SummaryColumn {
  readonly head: string;
  /** Left or right. */
  readonly align: "l" | "r";
  readonly cell: (summary: Summary) => string;
}

/** The columns of a table of summaries for a page or a paper. */
export function summaryColumns(summaries: readonly Summary[]): readonly SummaryColumn[] {
  const hasStandings = summaries.some(({ standing }) => standing !== undefined);
  return [
    right("median steps", ({ steps }) => amount(steps.median)),
    right(spreadHead(summaries), ({ steps }) => spreadRange(steps)),
    right("reached", successes),
    right("rate 95%", successRange),
    right("ERT", ({ ert }) => amount(ert.value)),
    ...(hasStandings ? [left("sign test", ({ standing }) => standing?.verdict ?? "")] : []),
    right("AOCC", ({ aocc }) => share(aocc?.value)),
    right("median final", ({ final }) => scientific(final.median)),
    left("otherwise", otherwise),
  ];
}

function left(head: string, cell: SummaryColumn["cell"]): SummaryColumn {
  return { head, align: "l", cell };
}

function right(head: string, cell: SummaryColumn["cell"]): SummaryColumn {
  return { head, align: "r", cell };
}
