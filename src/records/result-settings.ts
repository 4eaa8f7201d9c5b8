import type { ResultSettings } from "./results.js";

/** Those settings of a run that its results state. */
export function resultSettings({
  iterations,
  maxEvaluations = Infinity,
  tolerance,
  metric,
  targets,
  cost,
  restarts = false,
  keep = "curve",
}: ResultSettings): ResultSettings {
  return {
    iterations,
    ...(maxEvaluations < Infinity ? { maxEvaluations } : {}),
    tolerance,
    metric,
    targets,
    ...(cost === undefined ? {} : { cost }),
    ...(restarts ? { restarts } : {}),
    ...(keep === "curve" ? {} : { keep }),
  };
}
