import { fingerprint } from "../core/fingerprint.js";
import type { Catalogue } from "../plan/catalogue.js";
import { kindsOf, saidOf } from "../plan/cases.js";
import type { Plan } from "../plan/plan.js";
import { revisionOf } from "./revision.js";
import { resolveNames } from "./execute.js";

/**
 * A text that is the same for two plans whose cases come to the same results: the settings, the
 * lists that make the cases, what chooses among them, and the revisions of the definitions. What is
 * kept of a run beyond its curve does not enter.
 */
export function planFingerprint({ settings, cases }: Plan, catalogue: Catalogue): string {
  const { drawn: _, ...named } = settings;
  // files from before there was a choice kept the curve and do not say so
  const { keep, ...other } = named;
  const kept = keep === "curve" ? {} : { keep };
  const judged = { ...other, ...kept, path: false, curveMetric: "none" };
  const kinds = [...kindsOf(cases)];
  const revisions = kinds.map((one) => revisionOf(resolveNames(one, catalogue)));
  return fingerprint(JSON.stringify([judged, saidOf(cases, true), revisions]));
}

/** The same for two plans whose cases have the same ids, whatever judges them. */
export function idsFingerprint({ cases }: Plan): string {
  return fingerprint(JSON.stringify(saidOf(cases, false)));
}
