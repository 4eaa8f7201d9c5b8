import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { summarize } from "../../src/bench/summaries/summarize.js";
import { summaryOfTally } from "../../src/bench/summaries/summary-of-tally.js";
import { builtins } from "../../src/bench/builtins.js";
import { readTallies } from "../../src/records/tally-record.js";
import type { CaseResult } from "../../src/records/results.js";
import { Tallies } from "../../src/records/tallies.js";
import { AREA_UNIT, runsOf } from "../../src/records/tally.js";
import { resultsOf, caseResult, divergedCase } from "../report/any-results.js";

const KINDS = ["momentum:lr=0.1", "sgd:lr=1.1"].map((optimizer) => ({
  function: "anisotropic",
  optimizer,
  dimension: 2,
}));

/** A run of one of two methods that hits or does not. */
const run = (): fc.Arbitrary<CaseResult> =>
  fc
    .record({
      steps: fc.option(fc.nat(300)),
      optimizer: fc.constantFrom(...KINDS.map(({ optimizer }) => optimizer)),
      aocc: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      isHeld: fc.boolean(),
      isFragile: fc.boolean(),
      first: fc.option(fc.nat(9)),
    })
    .map(({ steps, optimizer, aocc, isHeld, isFragile, first }) =>
      caseResult({
        optimizer,
        status: steps === null ? "budget" : "reached",
        steps,
        settled: steps !== null && isHeld ? steps : null,
        evaluations: (steps ?? 300) + 1,
        hits: { "1e-2": first, "1e-4": steps },
        aocc,
        ...(steps !== null && isFragile ? { fragile: true as const } : {}),
      }),
    );

function counted(cases: readonly CaseResult[]) {
  const tallies = new Tallies(KINDS);
  for (const one of cases) tallies.add(one);
  return tallies.list();
}

describe("tallies", () => {
  it("add up to the same bytes in any order and in any parts", () => {
    const runs = fc.array(run(), { maxLength: 60 });
    fc.assert(
      fc.property(runs, fc.array(fc.nat(4), { minLength: 60, maxLength: 60 }), (cases, part) => {
        const parts = [4, 0, 3, 1, 2].map((k) => counted(cases.filter((_, j) => part[j] === k)));
        const sum = new Tallies(KINDS);
        for (const one of parts.flat().reverse()) expect(sum.addAll(one)).toBe(true);
        expect(JSON.stringify(sum.list())).toBe(JSON.stringify(counted(cases)));
      }),
    );
  });

  it("are read as they were written", () => {
    fc.assert(
      fc.property(fc.array(run(), { maxLength: 20 }), (cases) => {
        const tallies = counted(cases);
        expect(readTallies(JSON.parse(JSON.stringify(tallies)), "it")).toEqual(tallies);
      }),
    );
  });

  it("say of medians, intervals, rates and ERT what the runs themselves say", () => {
    const { settings } = resultsOf([]);
    // one seed each, so that no run repeats another
    const runs = fc
      .array(run(), { minLength: 1, maxLength: 40 })
      .map((cases) =>
        cases.map((one, k) => ({ ...one, optimizer: KINDS[0].optimizer, start: [k, 0] })),
      );
    fc.assert(
      fc.property(runs, (cases) => {
        const [own] = summarize(cases, settings, builtins(), 1);
        const summary = summaryOfTally(counted(cases)[0]);
        const keys = [
          "runs successes lost fragile successInterval steps evaluations statuses".split(" "),
        ].flat() as (keyof typeof own)[];
        for (const key of keys) expect(summary[key], key).toEqual(own[key]);
        expect(summary.ert.value).toBe(own.ert.value);
        const [area, exact] = [summary.aocc?.value ?? -1, own.aocc?.value ?? -1];
        expect(Math.abs(area - exact)).toBeLessThanOrEqual(AREA_UNIT);
      }),
      { numRuns: 30 },
    );
  });

  it("count sums that no double holds", () => {
    const tallies = new Tallies(KINDS);
    const evaluations = Number.MAX_SAFE_INTEGER;
    for (let k = 0; k < 3; k++) tallies.add(divergedCase({ evaluations, aocc: 1 }));
    const [, tally] = tallies.list();
    expect(tally.spent).toBe("27021597764222973");
    expect(tally.area).toEqual({ runs: 3, sum: String(3n * 2n ** 40n) });
    expect(runsOf(tally)).toBe(3);
  });

  const [good] = counted([caseResult({ aocc: 0.5 })]);
  it.each([
    ["more hits than runs", { steps: [[76, 2]] }, "steps: 2 runs of 1"],
    ["hits without their evaluations", { evaluations: [] }, "evaluations: 0 runs, and 1 in steps"],
    ["more lost than hit", { lost: 2 }, "lost: 2 runs of 1"],
    ["more areas than runs", { area: { runs: 2, sum: "1" } }, "area: 2 runs of 1"],
    [
      "a histogram out of order",
      {
        steps: [
          [7, 1],
          [6, 1],
        ],
      },
      "steps: expected numbers",
    ],
    ["half a run", { steps: [[7, 0.5]] }, "steps: expected numbers"],
    ["a sum that is not digits", { spent: "1e9" }, "spent: expected decimal digits"],
    ["a word that nobody knows", { other: 1 }, "other"],
    ["a target that nobody writes so", { hits: { banana: [] } }, "hits: expected hits by target"],
    ["an unknown status", { statuses: { won: 1 } }, "won"],
  ])("are refused with %s", (_, wrong, message) => {
    expect(() => readTallies([{ ...good, ...wrong }], "it")).toThrow(message);
  });

  it("are refused where one stands twice", () => {
    expect(() => readTallies([good, good], "it")).toThrow("'momentum:lr=0.1' stands in it twice");
    expect(() => readTallies("none", "it")).toThrow("it: expected a list");
  });
});
