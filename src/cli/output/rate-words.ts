import { areUntuned, describeRates, ratedIn } from "../../bench/fairness.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { Results } from "../../records/results.js";
import { orNull } from "./problem.js";

/** How learning rates were chosen. */
export interface Rates {
  /** In a sentence; "" where it is not known. */
  readonly rates: string;
  /** Whether nobody chose those that a search could find. */
  readonly areUntuned: boolean;
}

/** Saved results of a plug-in's method may be shown without it: then nothing is known of its rate. */
export function ratesOf({ cases, tallies, tuning }: Results, catalogue: Catalogue): Rates {
  const rated = orNull(() => ratedIn(tallies ?? cases, catalogue));
  if (rated === null) return { rates: "", areUntuned: false };
  return { rates: describeRates(rated, tuning), areUntuned: areUntuned(rated, tuning) };
}

/** What a comparison begins with: a win at published rates says as much about them as about the methods. */
export function rateLead({ areUntuned: isSaid }: Rates): string {
  return isSaid ? "At their published rates, which nobody tuned," : "";
}
