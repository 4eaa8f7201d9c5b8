import { SETTINGS } from "../plan/settings.js";
import { listOf, described, nullOr, text, word } from "./kinds.js";
import { count, countFrom, numberIn, numberInOrNull, share } from "./number-kinds.js";
import {
  type FunctionStates,
  type Pair,
  type ProfileCurve,
  type Profiles,
  type Score,
  STATES,
} from "./profiles.js";
import { listOfEach, needed, optional, record } from "./record.js";

const median = numberInOrNull("a number from 0 or null", { minimum: 0 });

/** Older versions lack the evaluations. */
type WrittenPair = Omit<Pair, "evaluations"> & Partial<Pick<Pair, "evaluations">>;

export const PAIR = record<WrittenPair>({
  state: needed(word(STATES)),
  runs: needed(countFrom(1)),
  solved: needed(count),
  steps: needed(median, "The median; null unless all runs are solved."),
  evaluations: optional(median, "The median; null unless all runs are solved."),
});

const CURVE = described(
  "share[k] from x[k] on; 0 before x[0].",
  record<ProfileCurve>({
    optimizer: needed(text),
    x: needed(listOf(numberIn("a number from 0", { minimum: 0 }), "numbers from 0")),
    share: needed(listOf(share, "shares")),
  }),
);

export const profileCurves = listOfEach(CURVE, "a list of curves", "curve");

const SCORE = record<Score>({
  optimizer: needed(text),
  wins: needed(count, "Problems on which none needs fewer steps."),
  solved: needed(count),
  steps: needed(
    nullOr(share),
    "AlgoPerf score of the steps; null where all rates are published defaults that a search could have replaced.",
  ),
  evaluations: needed(nullOr(share), "AlgoPerf score of the evaluations; null likewise."),
});

/** null where an optimizer was not run. */
type WrittenStates = Omit<FunctionStates, "optimizers"> & {
  readonly optimizers: readonly (WrittenPair | null)[];
};

export const pairOrNull = described(
  "An optimizer on a function, over all starts and seeds; null where it was not run.",
  nullOr(PAIR),
);

const STATES_OF_FUNCTION = record<WrittenStates>({
  function: needed(text),
  functionLabel: optional(text, "What the user calls it; only where nothing else is called so."),
  optimizers: needed(listOfEach(pairOrNull, "a list", "optimizer")),
});

/** Older versions lack the cost. */
type WrittenProfiles = Omit<Profiles, "cost" | "map"> &
  Partial<Pick<Profiles, "cost">> & { readonly map?: readonly WrittenStates[] };

/** What stands in profiles. Readers compute the figures anew from the cases. */
export const PROFILES = described(
  "All optimizers on all functions, as far as --profile asked for it; docs/metrics.md defines each figure.",
  record<WrittenProfiles>({
    cost: optional(
      word(SETTINGS.cost.values),
      "What wins, states and profiles count, all but the ECDF.",
    ),
    problems: needed(count, "Functions with a start and a seed that every optimizer was run on."),
    functions: needed(count, "The different functions among them."),
    leftOut: needed(count, "Problems that some optimizer was not run on."),
    scores: needed(
      listOfEach(SCORE, "a list of scores", "score"),
      "An entry an optimizer; rows and columns elsewhere are in this order.",
    ),
    performance: optional(profileCurves, "Dolan-More: x is the ratio to the fewest steps."),
    data: optional(profileCurves, "More-Wild: x is steps."),
    ecdf: optional(profileCurves, "Run lengths: x is evaluations per dimension."),
    wins: optional(
      listOf(listOf(count, "counts"), "lists of counts"),
      "On how many problems the row needs fewer steps than the column.",
    ),
    map: optional(listOfEach(STATES_OF_FUNCTION, "a list of functions", "function")),
  }),
);
