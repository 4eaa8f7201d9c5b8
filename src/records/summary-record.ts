import { RUNS_HEAD } from "./runs-head-record.js";
import { isObject } from "./json-fields.js";
import {
  described,
  either,
  exactly,
  flag,
  type Kind,
  listOf,
  nullOr,
  pairOf,
  word,
} from "./kinds.js";
import { count, countFrom, number, numberInOrNull, share } from "./number-kinds.js";
import { listOfEach, needed, optional, record } from "./record.js";
import { statuses } from "./tally-record.js";
import type { Ending, Ends, Figure, Spread, Standing, Summary } from "./summary.js";

export const ends: Kind<Ends> = described(
  "From, to; null where it is infinite.",
  pairOf(numberInOrNull("", {}), "two numbers or nulls"),
);

/** Older versions lack the range. */
type WrittenSpread = Omit<Spread, "range"> & Partial<Pick<Spread, "range">>;

type WrittenSpreads = Readonly<Record<"steps" | "evaluations" | "best" | "final", WrittenSpread>>;

export const SPREAD = described(
  "Over the runs; a run that did not get there counts as infinite: null.",
  record<WrittenSpread>({
    median: needed(numberInOrNull("a number or null", {})),
    quartiles: needed(ends),
    range: optional(ends, "The smallest and the largest."),
    interval: needed(
      nullOr(ends),
      "Of the median: at least 95 %, by order statistics; null of fewer than 6 runs.",
    ),
  }),
);

export const FIGURE = record<Figure>({
  value: needed(numberInOrNull("a number or null", {}), "null where it is infinite"),
  interval: needed(nullOr(ends), "95 %; null of fewer than 6 runs."),
});

/** It compares with the best row; the best row itself has nothing to compare. */
const STANDING: Kind<Standing> = either(
  record<Extract<Standing, { readonly verdict: "best" }>>({ verdict: needed(exactly("best")) }),
  record<Exclude<Standing, { readonly verdict: "best" }>>({
    verdict: needed(word(["separated", "not separated"])),
    won: needed(count, "Pairs of equal start and seed that it wins against the best."),
    lost: needed(count),
    tied: needed(count, "Equal costs, and pairs that both fail: left out."),
    p: needed(share),
  }),
  (found) => isObject(found) && found["verdict"] === "best",
);

const ENDING = record<Ending>({
  x: needed(listOf(number, "a list of numbers", { least: 1 })),
  minimiser: needed(flag, "It is a known one."),
  value: needed(number),
  runs: needed(countFrom(1)),
});

/** What stands in a summary. Readers compute summaries anew from the cases. */
export const SUMMARY = described(
  "An optimizer's runs on a function. docs/metrics.md defines each figure.",
  record<Omit<Summary, "steps" | "evaluations" | "best" | "final"> & WrittenSpreads>({
    ...RUNS_HEAD.shape,
    runs: needed(
      countFrom(1),
      "Different ones: a run that another seed repeats exactly counts once.",
    ),
    repeated: optional(countFrom(1), "Further runs that only repeat one of these."),
    standing: optional(
      STANDING,
      'Against the best optimizer of the function: an exact paired sign test at 5 %, adjusted by Holm\'s method. "not separated" is not "equal".',
    ),
    successes: needed(count, "Runs that hit the target."),
    lost: needed(count, "Of these, the runs that ended above it again."),
    fragile: optional(countFrom(1), "Of these, the runs that are fragile."),
    successInterval: needed(pairOf(share, "two shares"), "Of the success rate: 95 %, Wilson."),
    steps: needed(SPREAD),
    evaluations: needed(SPREAD),
    best: needed(SPREAD),
    final: needed(SPREAD),
    ert: needed(FIGURE),
    par10: needed(FIGURE),
    aocc: needed(nullOr(FIGURE)),
    statuses: needed(statuses, "How many runs ended so."),
    endings: needed(
      listOfEach(ENDING, "a list of endings", "ending"),
      "Where runs came to rest; the others ended elsewhere.",
    ),
  }),
);
