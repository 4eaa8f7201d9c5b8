/** What a run is named by, as far as runs with other starts and seeds share it. */
interface PairNames {
  readonly function: string;
  readonly dimension: number;
  readonly optimizer: string;
  readonly settings?: object;
}

/** Runs with one key are runs of the same thing: their starts and seeds alone may differ. */
export function pairKey(one: PairNames): string {
  return `${problemKey(one)} ${one.optimizer}`;
}

/** What is compared with one another: a function and what judges it. */
export function problemKey({
  function: fn,
  dimension,
  settings,
}: Omit<PairNames, "optimizer">): string {
  return `${fn} ${dimension} ${JSON.stringify(settings ?? null)}`;
}
