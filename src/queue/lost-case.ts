import type { CaseResult } from "../records/results.js";

/** A case that alone has ended so many workers is not tried again. */
export const MOST_DEATHS = 3;

/** Why a case has ended in error whose workers died. */
export const LOST_REASON = "three workers died, one after the other, while they ran it alone";

/** Whether the machine may be to blame: such a case is run again where a run is resumed. */
export function isLost({ status, message }: CaseResult): boolean {
  return status === "error" && message === LOST_REASON;
}
