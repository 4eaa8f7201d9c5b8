import { planFingerprint } from "../bench/plan-fingerprint.js";
import type { KnownHead } from "../bench/one-run.js";
import { RESULTS_FORMAT } from "../bench/results.js";
import { environment } from "../library/environment.js";
import type { RunRequest } from "./run-request.js";

/** What the results of a request say before their cases. */
export function headOf({ planned, shard, keepsPath, catalogue }: RunRequest): KnownHead {
  const { settings, cases } = planned;
  const { iterations, tolerance, metric, targets, curveMetric } = settings;
  return {
    format: RESULTS_FORMAT,
    settings: { iterations, tolerance, metric, targets },
    environment: environment(),
    plan: planFingerprint(planned, catalogue),
    shard: {
      ...shard,
      keeps: [...(keepsPath ? ["path"] : []), ...(curveMetric === "none" ? [] : [curveMetric])],
      ids: cases.map(({ id }) => id),
    },
  };
}
