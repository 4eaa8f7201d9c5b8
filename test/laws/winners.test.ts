import { describe, expect, it } from "vitest";
import { groupedBy } from "../../src/core/grouped-by.js";
import { createFunction, runBenchmark } from "../../src/index.js";
import type { CaseResult, Results } from "../../src/records/results.js";
import { median } from "../../src/statistics/quantile.js";
import { optbench } from "../cli/optbench.js";

/**
 * The suites that tune, with fewer trials and iterations than theirs: a coarse search has more luck.
 * How many winners there are at least. Of four starts or three seeds the paired test separates nothing,
 * and all rows are marked; the other suites, bbob and scale, search for nothing.
 */
const SUITES: readonly (readonly [suite: string, flags: string, winners: number])[] = [
  ["classic", "--tune 8 -n 500", 8],
  ["valleys", "--tune 8 -n 600", 8],
  ["least-squares", "--tune 4 -n 200", 15],
  ["high-dim", "--tune 4 -n 60 --filter fn:dim=100", 1],
  ["multimodal", "--tune 4 -n 200", 0],
  ["noisy", "--tune 4 -n 300", 0],
];

/** Within this factor of the best a method is called good. */
const GOOD = 2;

/** The rate changes by a share of itself, the start by a length in each coordinate. */
const CHANGES = [
  { share: 1e-3, length: 0 },
  { share: -1e-3, length: 0 },
  { share: 0, length: 1e-3 },
  { share: 0, length: -1e-3 },
];

/** The evaluations of a run that ends at its target and is not marked. */
function costOf({ status, settled, fragile, evaluations }: CaseResult): number {
  return status === "reached" && settled !== null && fragile !== true ? evaluations : Infinity;
}

const medianCost = (runs: readonly CaseResult[]) => median(runs.map(costOf));

/** The runs of what won on each function, where anything did. */
function winnersOf({ cases, summaries }: Results): (readonly CaseResult[])[] {
  // of several runs the paired test says what won; where it separates nothing, all is marked
  const separates = new Set(
    summaries?.flatMap((one) => (one.standing?.verdict === "separated" ? [one.function] : [])),
  );
  return groupedBy(cases, (one) => one.function).flatMap((own) => {
    const rows = groupedBy(own, (one) => one.optimizer);
    const best = rows.reduce((a, b) => (medianCost(b) < medianCost(a) ? b : a));
    const [{ function: fn }] = best;
    const isMarked = best.length > 1 && !separates.has(fn);
    return medianCost(best) < Infinity && !isMarked ? [best] : [];
  });
}

/** The same runs after a change. */
function changed(
  runs: readonly CaseResult[],
  { share, length }: (typeof CHANGES)[number],
  { settings: { iterations, tolerance } }: Results,
): CaseResult[] {
  return runs.flatMap(({ function: fn, optimizer, dimension, start, seed }) => {
    const moved = start.map((x, i) => x! + (i % 2 === 0 ? length : -length));
    const rated = optimizer.replace(/:lr=([^:+]*)/, (_, lr) => `:lr=${Number(lr) * (1 + share)}`);
    const dims = createFunction(fn).dim === dimension ? {} : { dims: [dimension] };
    const shared = { functions: [fn], ...dims, iterations, tolerance, seeds: [seed] };
    return runBenchmark({ ...shared, optimizers: [rated], starts: [moved] }).cases;
  });
}

describe("a winner that is not marked", () => {
  it.each(SUITES)(
    "of %s (%s) wins after a change of its rate by 0.1 % or of the start by 10^-3 too",
    async (suite, flags, least) => {
      const { code, stdout, stderr } = await optbench(`run ${suite} ${flags} --json -j 1`);
      expect(code, stderr).toBe(0);
      const results = JSON.parse(stdout) as Results;
      const winners = winnersOf(results);
      expect(winners.length).toBeGreaterThanOrEqual(least);
      const unseated = winners.flatMap((runs) =>
        CHANGES.flatMap((change) => {
          const [before, after] = [runs, changed(runs, change, results)].map(medianCost);
          const told = `${runs[0].id}, ${JSON.stringify(change)}: ${before} to ${after} evaluations`;
          return after <= GOOD * before ? [] : [told];
        }),
      );
      expect(unseated).toEqual([]);
    },
  );

  it("does not come of nothing: on classic the search marks what a change unseats", async () => {
    const { stdout } = await optbench("run classic --tune 8 -n 500 --json -j 1");
    const { cases } = JSON.parse(stdout) as Results;
    expect(cases.filter(({ fragile }) => fragile === true).length).toBeGreaterThan(1);
  });
});
