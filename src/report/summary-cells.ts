import type { Summary } from "../records/summary.js";
import { scientific } from "./numbers.js";
import { amount, otherwise, percentRange, range, share, successes } from "./summary-words.js";

/** What `summaryCells` has, after the name of the optimizer. */
export const SUMMARY_HEAD = [
  "steps",
  "95%",
  "reached",
  "95%",
  "ERT",
  "AOCC",
  "final",
  "otherwise",
] as const;

/** How the name and the cells stand: left or right. */
export const SUMMARY_ALIGN = "lrrrrrrrl";

/** A row of a table of summaries, for a page or a paper. */
export function summaryCells(summary: Summary): string[] {
  return [
    amount(summary.steps.median),
    range(summary.steps.interval),
    successes(summary),
    percentRange(summary.successInterval),
    amount(summary.ert.value),
    share(summary.aocc?.value),
    scientific(summary.final.median),
    otherwise(summary),
  ];
}
