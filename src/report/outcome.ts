import type { CaseResult } from "../records/results.js";

/** The end of a case in words. What went wrong is in capitals: it survives the loss of colour. */
export function outcome(one: CaseResult): string {
  const { status, steps, held, settled, lostAt, final, fragile } = one;
  switch (status) {
    case "reached":
      if (settled === null)
        return lostAt === undefined ? "reached, NOT HELD" : `NOT HELD from ${lostAt}`;
      if (fragile === true) return "reached, FRAGILE";
      return held ? "reached" : `reached, held from ${settled}`;
    case "escaped":
      return `ESCAPED at step ${final.step}`;
    case "diverged":
      return `DIVERGED at step ${final.step}`;
    case "error":
      return `ERROR at step ${final.step}`;
    case "skipped":
      return "skipped";
    case "timeout":
      return steps === null ? "TIMED OUT" : "reached, TIMED OUT";
    case "stalled":
      return "stalled";
    case "budget":
      return "not reached";
  }
}
