import type { Settings } from "../plan/settings.js";

/** How a trial of a search runs: it keeps only its end, without curve, path and run lengths. */
export function trialSettings(shared: Settings) {
  return {
    ...shared,
    trial: true,
    path: false,
    drawn: false,
    ladder: false,
    curveMetric: "none",
  } as const;
}
