import type { SummaryGroup } from "./summary-group.js";
import { spreadHead } from "./summary-words.js";

const COLUMNS =
  "median: of the steps, its 95% by order statistics; rate 95%: of the success rate, by Wilson; ERT: evaluations spent per success; final: the median.";
/** Why no interval stands there. */
const RANGE = "range: of the steps; fewer than 6 runs have no interval of 95%.";
/** What a summary's row has no room for; a table of cases has each message. */
const ESCAPED = "ESCAPED: the run fell below f*, which is the minimum of the domain.";

/** What the columns and words of the summaries on a screen mean; "" where there are none. */
export function summaryLegend(groups: readonly SummaryGroup[]): string {
  if (groups.length === 0) return "";
  const summariesOf = ({ rows }: SummaryGroup) => rows.map(({ summary }) => summary);
  const isFew = groups.some((group) => spreadHead(summariesOf(group)) !== "95%");
  const hasEscaped = groups.flatMap(summariesOf).some(({ statuses }) => statuses.escaped);
  return [COLUMNS, isFew ? RANGE : "", hasEscaped ? ESCAPED : ""]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
