import { hash } from "../core/random.js";
import type { Catalogue } from "../plan/catalogue.js";
import type { Plan } from "../plan/plan.js";
import { revisionOf } from "./revision.js";
import { resolveCase } from "./execute.js";

/** Words of 32 bits: enough that two plans never have the same by chance. */
const WORDS = 4;

/**
 * A text that is the same for two plans whose cases come to the same results: the settings, every
 * case with its start, seed and own settings, and the revisions of the definitions. What is kept
 * of a run beside its result does not enter.
 */
export function planFingerprint({ settings, cases }: Plan, catalogue: Catalogue): string {
  const judged = { ...settings, path: false, curveMetric: "none" };
  const revisions = cases.map((one) => revisionOf(resolveCase(one, catalogue)));
  const text = JSON.stringify([judged, cases, revisions]);
  const words = Array.from({ length: WORDS }, (_, k) => hash(`${k}\n${text}`));
  return words.map((word) => word.toString(16).padStart(8, "0")).join("");
}
