import { flag, listOf, nullOr, text, word } from "./kinds.js";
import {
  count,
  countFrom,
  number,
  numberIn,
  numberInOrNull,
  numberOrNull,
} from "./number-kinds.js";
import { EXTERNAL, FUNCTION_LABEL } from "./case-record.js";
import { listOfEach, needed, optional, record } from "./record.js";
import { SWEPT, type Sweep, type SweepBest, type SweepCurve } from "./sweep-result.js";

export const SWEEP_BEST = record<SweepBest>({
  value: needed(number),
  score: needed(number),
  low: needed(number, "From here to high, without a gap, results are at most twice the best."),
  high: needed(number),
  width: needed(
    numberIn("a number from 0", { minimum: 0 }),
    "Decades; high less low for a linear scale.",
  ),
  isCutOff: needed(flag, "The sweep ends before they do: they may be more."),
});

const medians = listOf(numberInOrNull("", { minimum: 0 }), "numbers and nulls");

export const SWEEP_CURVE = record<SweepCurve>(
  {
    optimizer: needed(text, "With the range in the place of the value."),
    label: optional(text),
    functionLabel: optional(text, FUNCTION_LABEL),
    function: needed(text),
    external: optional(text, EXTERNAL),
    dimension: needed(countFrom(1)),
    scale: needed(word(["linear", "log"])),
    runs: needed(countFrom(1), "For each value."),
    value: needed(
      listOf(number, "a list of numbers", { least: 1 }),
      "Ascending; the other lists are as long.",
    ),
    steps: needed(medians, "Median over the runs; null where not all of them end at the target."),
    evaluations: optional(medians, "Evaluations until then, as steps. Older versions lack them."),
    final: needed(
      listOf(numberOrNull, "numbers and nulls"),
      "Median of the last metric; null where not all are finite.",
    ),
    reached: needed(listOf(count, "counts"), "How many runs end at the target."),
    best: needed(
      nullOr(SWEEP_BEST),
      "null where nothing reaches the target, or nothing is finite.",
    ),
  },
  ({ value, steps, evaluations = value, final, reached }, fields) => {
    for (const [key, { length }] of Object.entries({ steps, evaluations, final, reached })) {
      if (length !== value.length) fields.refuse(key, `${value.length} numbers`);
    }
  },
);

/** How results depend on one parameter. */
export const SWEEP = record<Sweep>({
  parameter: needed(text),
  measure: needed(word(SWEPT)),
  evaluations: needed(count),
  curves: needed(listOfEach(SWEEP_CURVE, "a list of curves", "curve")),
});
