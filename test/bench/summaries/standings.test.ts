import { describe, expect, it } from "vitest";
import { distinctRuns, standingsOf } from "../../../src/bench/summaries/standings.js";
import { streamsOf } from "../../../src/core/random.js";
import { median } from "../../../src/statistics/quantile.js";
import { caseResult } from "../../report/any-results.js";

/** Runs from starts 0, 1, 2 … that cost so much; Infinity for a failure. */
const runsOf = (costs: readonly number[], seed = 1) =>
  costs.map((cost, k) =>
    caseResult({
      start: [k],
      seed,
      evaluations: Number.isFinite(cost) ? cost : 999,
      steps: Number.isFinite(cost) ? cost - 1 : null,
    }),
  );
const costOf = ({ steps, evaluations }: ReturnType<typeof caseResult>) =>
  steps === null ? Infinity : evaluations;
const standings = (rows: readonly (readonly number[])[], best = 0) =>
  standingsOf(
    rows.map((costs) => runsOf(costs)),
    best,
    costOf,
  );

describe("how rows stand against the best", () => {
  it("by hand: six wins of six are separated, 2/64; five are not, 2/32", () => {
    expect(standings([Array(6).fill(10), Array(6).fill(20)])[1]).toEqual({
      verdict: "separated",
      won: 0,
      lost: 6,
      tied: 0,
      p: 0.03125,
    });
    expect(standings([Array(5).fill(10), Array(5).fill(20)])[1]).toMatchObject({
      verdict: "not separated",
      p: 0.0625,
    });
  });

  it("a hit beats a failure; equal costs and two failures are left out, and counted", () => {
    const [best, other] = standings([
      [10, 10, 10, Infinity, Infinity],
      [Infinity, 10, 9, Infinity, 5],
    ]);
    expect(best).toEqual({ verdict: "best" });
    expect(other).toMatchObject({ won: 2, lost: 1, tied: 2, p: 1 });
  });

  it("pairs runs of equal start and seed alone, and counts what a seed repeats once", () => {
    const cheap = [1, 2, 3, 4, 5, 6].flatMap((seed) => runsOf([10], seed));
    const dear = [1, 2, 3, 4, 5, 6].flatMap((seed) => runsOf([20], seed));
    expect(standingsOf([cheap, dear], 0, costOf)[1]).toMatchObject({ lost: 1, p: 1 });
    expect(standingsOf([runsOf([10, 10]), runsOf([20, 20], 2)], 0, costOf)[1]).toMatchObject({
      won: 0,
      lost: 0,
      tied: 0,
    });
  });

  it("counts a start once that is drawn and typed too, with one seed as well", () => {
    const drawn = runsOf([10, 12]);
    const typed = runsOf([10]);
    expect(distinctRuns([...drawn, ...typed])).toEqual(drawn);
    expect(distinctRuns(drawn)).toBe(drawn);
    // another start that shares its first coordinate is another run
    const beside = [
      { ...drawn[0], start: [0, 1] },
      { ...drawn[0], start: [0, 2] },
    ];
    expect(distinctRuns(beside)).toEqual(beside);
    const dear = runsOf([20, 24]);
    const standing = standingsOf(
      [
        [...drawn, ...typed],
        [...dear, ...runsOf([20])],
      ],
      0,
      costOf,
    )[1];
    expect(standing).toMatchObject({ lost: 2, won: 0 });
  });

  it("adjusts over all pairs of rows: three of them share 5 %", () => {
    // 2/64 of each of three pairs of rows
    const rows = [Array(6).fill(10), Array(6).fill(20), Array(6).fill(30)];
    expect(standings(rows)[1]).toMatchObject({ verdict: "not separated", p: 0.09375 });
  });

  // the best is chosen after the runs are seen: with Holm over the rows alone this fails
  it.each([
    [2, 20],
    [5, 20],
    [20, 20],
    [10, 10],
  ])(
    "of %i methods without a difference separates one in one case of 20 at most, with %i runs",
    (k, n) => {
      const random = streamsOf(k, "null")("costs");
      const trials = 300;
      let wrong = 0;
      for (let trial = 0; trial < trials; trial++) {
        const rows = Array.from({ length: k }, () =>
          Array.from({ length: n }, () => 1 + Math.floor(1e6 * random.uniform())),
        );
        const medians = rows.map(median);
        const best = medians.indexOf(Math.min(...medians));
        if (standings(rows, best).some(({ verdict }) => verdict === "separated")) wrong++;
      }
      // 5 % of 300 and two standard deviations
      expect(wrong).toBeLessThanOrEqual(22);
    },
  );
});
