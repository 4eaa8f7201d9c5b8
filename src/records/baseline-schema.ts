import type { JsonSchema } from "../plan/json-schema.js";
import { statusWord } from "./case-record.js";
import { text } from "./kinds.js";
import { countOrNull, hitsByTarget, targetText } from "./number-kinds.js";
import { BASELINE, LINE } from "./baseline-record.js";
import { documentSchema } from "./record.js";

/** The JSON Schema of baselines, in draft-07: the newest that all editors know. */
export function baselineSchema(): JsonSchema {
  return documentSchema({
    root: BASELINE,
    head: {
      $schema: "http://json-schema.org/draft-07/schema#",
      $id: "urn:optbench:baseline:1",
      title: "Baseline of optbench check",
    },
    under: "definitions",
    names: {
      text,
      hits: hitsByTarget,
      hitTarget: targetText,
      countOrNull,
      status: statusWord,
      case: LINE,
    },
  });
}
