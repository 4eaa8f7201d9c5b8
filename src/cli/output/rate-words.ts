import { describeRates, ratedIn, untunedOf } from "../../bench/fairness.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { Results } from "../../records/results.js";
import { orNull } from "./problem.js";

/** How learning rates were chosen. */
export interface Rates {
  /** In a sentence; "" where it is not known. */
  readonly rates: string;
  /** Where nobody chose any, the methods for which a search could find others, by canonical name. */
  readonly untuned: ReadonlySet<string>;
}

/** Saved results of a plug-in's method may be shown without it: then nothing is known of its rate. */
export function ratesOf({ cases, tallies, tuning }: Results, catalogue: Catalogue): Rates {
  const rated = orNull(() => ratedIn(tallies ?? cases, catalogue));
  if (rated === null) return { rates: "", untuned: new Set() };
  return { rates: describeRates(rated, tuning), untuned: untunedOf(rated, tuning) };
}

/** What a comparison begins with: a win at published rates says as much about them as about the methods. */
export function rateLead({ untuned }: Rates): string {
  return untuned.size > 0 ? "At their published rates, which nobody tuned," : "";
}
