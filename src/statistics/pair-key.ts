/** What a run is named by, as far as runs with other starts and seeds share it. */
interface PairNames {
  readonly function: string;
  readonly dimension: number;
  readonly optimizer: string;
  readonly settings?: object;
}

/** Runs with one key are runs of the same thing: their starts and seeds alone may differ. */
export function pairKey(one: PairNames): string {
  const problem = problemKey(one);
  if (problem !== latest.ofPair || one.optimizer !== latest.optimizer) {
    latest.pair = `${problem} ${one.optimizer}`;
    latest.ofPair = problem;
    latest.optimizer = one.optimizer;
  }
  return latest.pair;
}

/** What is compared with one another: a function and what judges it. */
export function problemKey({
  function: fn,
  dimension,
  settings,
}: Omit<PairNames, "optimizer">): string {
  if (
    fn !== latest.function ||
    dimension !== latest.dimension ||
    settings !== latest.settings ||
    latest.problem === ""
  ) {
    latest.problem = `${fn} ${dimension} ${JSON.stringify(settings ?? null)}`;
    latest.function = fn;
    latest.dimension = dimension;
    latest.settings = settings;
  }
  return latest.problem;
}

/** The keys that were made last: of a million runs in a row most have the same. */
const latest = {
  function: "",
  dimension: 0,
  settings: undefined as object | undefined,
  problem: "",
  optimizer: "",
  ofPair: "",
  pair: "",
};
