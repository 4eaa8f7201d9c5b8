import type { JsonSchema } from "../plan/json-schema.js";
import {
  BEST,
  CASE,
  column,
  CURVE,
  FINAL,
  metricWord,
  OWN_SETTINGS,
  point,
  statusWord,
} from "./case-record.js";
import { hash, text } from "./kinds.js";
import { count, countOrNull, hitsByTarget, numberOrNull, targetText } from "./number-kinds.js";
import { PAIR, profileCurves } from "./profiles-record.js";
import { SWEEP_BEST, SWEEP_CURVE } from "./sweep-record.js";
import { histogram, statuses, TALLY } from "./tally-record.js";
import { TUNED_OPTIMIZER, TUNED_PARAMETER } from "./tuning-record.js";
import { documentSchema } from "./record.js";
import { RESULTS } from "./results-record.js";
import { ends, FIGURE, SPREAD, SUMMARY } from "./summary-record.js";

/** The JSON Schema of results. */
export function resultsSchema(): JsonSchema {
  return documentSchema({
    root: RESULTS,
    head: {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: "urn:optbench:results:1",
      title: "Results of optbench run",
    },
    under: "$defs",
    names: {
      text,
      hash,
      count,
      countOrNull,
      numberOrNull,
      hitTarget: targetText,
      hits: hitsByTarget,
      metric: metricWord,
      status: statusWord,
      statuses,
      settings: OWN_SETTINGS,
      case: CASE,
      best: BEST,
      final: FINAL,
      curve: CURVE,
      column,
      point,
      summary: SUMMARY,
      spread: SPREAD,
      figure: FIGURE,
      ends,
      tally: TALLY,
      histogram,
      tunedOptimizer: TUNED_OPTIMIZER,
      tunedParameter: TUNED_PARAMETER,
      sweepCurve: SWEEP_CURVE,
      sweepBest: SWEEP_BEST,
      profileCurves,
      pair: PAIR,
    },
  });
}
