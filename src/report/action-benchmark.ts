import { jsonText } from "../core/json-text.js";
import type { Results } from "../records/results.js";

/**
 * What github-action-benchmark reads as `customSmallerIsBetter`: steps to the target. A case that
 * does not reach it is charged twice the iterations (PAR-2), for it must not vanish from the chart.
 */
export function renderActionBenchmark({ cases, settings }: Results): string {
  const entries = cases.map(({ id, status, steps, evaluations, settings: own }) => ({
    name: id,
    unit: "steps",
    value: steps ?? 2 * (own?.iterations ?? settings.iterations),
    extra:
      steps === null ? `${status}: charged twice the iterations` : `${evaluations} evaluations`,
  }));
  return `${jsonText(entries, 1)}\n`;
}
