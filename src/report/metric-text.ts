import type { Metric } from "../run/types.js";

/** What a run is judged by, as on the screen. */
export const METRIC_TEXT: Readonly<Record<Metric, string>> = {
  gap: "f - f*",
  gradient: "|grad f|",
  distance: "|x - x*|",
};
