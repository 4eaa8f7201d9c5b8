import { fingerprint } from "../core/fingerprint.js";
import type { Catalogue } from "../plan/catalogue.js";
import type { Plan } from "../plan/plan.js";
import { revisionOf } from "./revision.js";
import { resolveCase } from "./execute.js";

/**
 * A text that is the same for two plans whose cases come to the same results: the settings, every
 * case with its start, seed and own settings, and the revisions of the definitions. What is kept
 * of a run beside its result does not enter.
 */
export function planFingerprint({ settings, cases }: Plan, catalogue: Catalogue): string {
  const judged = { ...settings, path: false, curveMetric: "none" };
  const revisions = cases.map((one) => revisionOf(resolveCase(one, catalogue)));
  const text = JSON.stringify([judged, cases, revisions]);
  return fingerprint(text);
}
