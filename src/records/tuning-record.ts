import { SETTINGS } from "../plan/settings.js";
import { flag, listOf, narrowed, nullOr, pairOf, text, word } from "./kinds.js";
import { count, countFrom, countFromOrNull, number } from "./number-kinds.js";
import { FUNCTION_LABEL } from "./case-record.js";
import { listOfEach, needed, optional, record } from "./record.js";
import {
  HELD_OUT,
  type HeldOut,
  METHODS,
  OBJECTIVES,
  SCOPES,
  type TunedOptimizer,
  type TunedParameter,
  type Tuning,
} from "./tuning.js";

const GOOD = "its lowest and its highest value, or null";

export const TUNED_PARAMETER = record<TunedParameter>({
  name: needed(text),
  low: needed(number),
  high: needed(number),
  value: needed(number),
  atEdge: needed(flag, "No value beyond it was tried: a better one may lie outside."),
  good: optional(
    nullOr(narrowed(pairOf(number, GOOD), GOOD, ([low, high]) => low <= high)),
    "From where to where the values around it cost at most twice as much; null where it does not reach the target.",
  ),
});

export const TUNED_OPTIMIZER = record<TunedOptimizer>({
  optimizer: needed(text, "As it was asked for, with its intervals."),
  label: optional(text),
  functionLabel: optional(text, FUNCTION_LABEL),
  function: needed(nullOr(text), "null: all functions"),
  dimension: needed(countFromOrNull(1)),
  chosen: needed(text, "With the values that were found: valid input, which repeats the numbers."),
  parameters: needed(listOfEach(TUNED_PARAMETER, "a list of parameters", "parameter")),
  trials: needed(countFrom(1), "Points tried."),
  evaluations: needed(count),
  runs: needed(countFrom(1), "Runs of the best trial: one for each start and seed."),
  reached: needed(count, "How many of them reached the target."),
  score: needed(
    number,
    "Geometric mean of the cost, or mean area, over the runs of the best trial; of each run the median with those from starts nearby.",
  ),
});

const seeds = listOf(countFrom(1), "counts from 1");

const HELD = record<HeldOut>({
  by: needed(word(HELD_OUT)),
  tunedOn: needed(seeds),
  judgedOn: needed(seeds),
});

/** How values were found, where they were searched for. */
export const TUNING = record<Tuning>({
  trials: needed(countFrom(1), "Points that every optimizer gets."),
  method: needed(word(METHODS)),
  objective: needed(
    word(OBJECTIVES),
    "Fewest steps to the target, or largest area over the convergence curve.",
  ),
  scope: needed(word(SCOPES), "Values for each function and dimension, or one for all."),
  cost: optional(
    word(SETTINGS.cost.values),
    "What the objective steps counts. Older versions lack it: they counted iterations.",
  ),
  evaluations: needed(count, "Of all trials, and of the runs that tell which values are fragile."),
  heldOut: optional(
    HELD,
    "The seeds, or the random starts, that the values were tuned on and are judged on, where these differ.",
  ),
  optimizers: needed(listOfEach(TUNED_OPTIMIZER, "a list of what was found", "optimizer")),
});
