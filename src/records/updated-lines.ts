import { isMeasured, type Baseline, type BaselineLine } from "./baseline.js";
import type { Verdict } from "./verdict.js";

/** Which lines `-u` rewrites. */
export type UpdateKind = "new" | "changed" | "all";

/** The lines that the baseline has after an update. */
export function updatedLines(
  baseline: Baseline | null,
  verdicts: readonly Verdict[],
  which: UpdateKind,
): Map<string, BaselineLine> {
  const lines = new Map(baseline?.lines);
  for (const { id, kind, base, now } of verdicts) {
    if (kind === "renamed" && which === "all") lines.delete(base!.case);
    if (now === null) {
      if (which === "all") lines.delete(id);
    } else if (!isMeasured(now)) {
      // nothing shows which of two lines is right: both go
      if (which !== "new" && baseline?.disputed.has(id) === true) lines.delete(id);
    } else if (which === "all" || isNew(kind) === (which === "new")) lines.set(id, now);
  }
  return lines;
}

function isNew(kind: Verdict["kind"]): boolean {
  return kind === "new" || kind === "renamed";
}
