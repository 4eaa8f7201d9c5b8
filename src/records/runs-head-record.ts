import { EXTERNAL, FUNCTION_LABEL, metricWord, OWN_SETTINGS } from "./case-record.js";
import { text } from "./kinds.js";
import { countFrom } from "./number-kinds.js";
import { needed, optional, record } from "./record.js";
import type { RunsHead } from "./runs-head.js";

/** What a summary or a tally says of its runs, as fields of a document. */
export const RUNS_HEAD = record<RunsHead>({
  function: needed(text),
  optimizer: needed(text),
  label: optional(text),
  functionLabel: optional(text, FUNCTION_LABEL),
  written: optional(
    text,
    "The optimizer with what the user wrote at its default; only where there is such.",
  ),
  external: optional(text, EXTERNAL),
  dimension: needed(countFrom(1)),
  settings: optional(OWN_SETTINGS, "Where they are not those of the document."),
  metric: optional(metricWord),
});
