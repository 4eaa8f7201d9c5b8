import type { CaseResult } from "../records/results.js";

/** After ending so many workers while it ran alone, a case is not tried again. */
export const MOST_DEATHS = 3;

/** The error of a case whose workers died. */
export const LOST_REASON = "three workers died, one after the other, while they ran it alone";

/** Whether the machine may be to blame: such a case is run again where a run is resumed. */
export function isLost({ status, message }: CaseResult): boolean {
  return status === "error" && message === LOST_REASON;
}
