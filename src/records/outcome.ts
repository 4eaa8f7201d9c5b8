import type { Verdict } from "./verdict.js";

/** What a check comes to: worse first. */
export type Outcome = "regression" | "timeout" | "no verdict" | "pass";

/** The outcome of a check. Anything but same, allowed or improved fails it. */
export function outcomeOf(verdicts: readonly Verdict[], isStrict: boolean): Outcome {
  const kinds = new Set(verdicts.filter((one) => !isCutShort(one)).map(({ kind }) => kind));
  if (kinds.has("regressed") || (isStrict && kinds.has("improved"))) return "regression";
  if (verdicts.some(({ now }) => now?.status === "timeout")) return "timeout";
  for (const kind of ["same", "allowed", "noted", "improved"] as const) kinds.delete(kind);
  return verdicts.length > 0 && kinds.size === 0 ? "pass" : "no verdict";
}

/** Worse only for lack of time: a slow machine is not a regression, but it does not pass either. */
function isCutShort({ now: line, findings }: Verdict): boolean {
  const worse = findings.filter(({ change }) => change === "worse");
  return (
    line?.status === "timeout" &&
    worse.every(({ about, now }) => about === "status" || now === null)
  );
}
