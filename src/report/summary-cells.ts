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

/** What `summaryCells` has, after the name of the optimizer. */
export function summaryHead(summaries: readonly Summary[]): string[] {
  const spread = spreadHead(summaries);
  return [
    "median steps",
    spread,
    "reached",
    "rate 95%",
    "ERT",
    "AOCC",
    "median final",
    "otherwise",
  ];
}

/** How the name and the cells stand: left or right. */
export const SUMMARY_ALIGN = "lrrrrrrrl";

/** A row of a table of summaries, for a page or a paper. */
export function summaryCells(summary: Summary): string[] {
  return [
    amount(summary.steps.median),
    spreadRange(summary.steps),
    successes(summary),
    successRange(summary),
    amount(summary.ert.value),
    share(summary.aocc?.value),
    scientific(summary.final.median),
    otherwise(summary),
  ];
}
