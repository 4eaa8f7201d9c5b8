import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { profilesOf, profilesOfParts } from "../../../src/bench/profiles/profiles-of.js";
import { PROFILE_KINDS } from "../../../src/plan/presentation.js";
import type { Profiles } from "../../../src/records/profiles.js";
import type { CaseResult } from "../../../src/records/results.js";
import type { StepCurve } from "../../../src/records/step-curve.js";
import { comparison, ran } from "./comparisons.js";

const all = (cases: readonly CaseResult[]): Profiles => profilesOf({ cases }, PROFILE_KINDS);

/** The value of a step function. */
function at({ x, share }: StepCurve, where: number): number {
  const last = x.findLastIndex((one) => one <= where);
  return last < 0 ? 0 : share[last];
}

describe("a comparison worked by hand", () => {
  // a: 10 and 60; b: 20 and 30; c fails on g
  const profiles = all(comparison({ f: [10, 20, 10], g: [60, 30, "diverged"] }));

  it("has the performance profile of Dolan and Moré", () => {
    // ratios to the best: a 1, 2; b 2, 1; c 1, -
    expect(profiles.performance).toEqual([
      { optimizer: "a", x: [1, 2], share: [0.5, 1] },
      { optimizer: "b", x: [1, 2], share: [0.5, 1] },
      { optimizer: "c", x: [1], share: [0.5] },
    ]);
  });

  it("has the AlgoPerf score, the mean of ρ over 1 ≤ τ ≤ 4", () => {
    // a: 1/2 until τ = 2, then 1: (1/2 + 2)/3; c: 1/2 throughout
    expect(profiles.scores.map(({ steps }) => steps)).toEqual([2.5 / 3, 2.5 / 3, 0.5]);
  });

  it("has the score of the evaluations beside it", () => {
    // one more than the steps: a 11/11 and 61/31; b 21/11 and 31/31
    const scores = profiles.scores.map(({ evaluations }) => evaluations);
    [(3 + 4 - 61 / 31) / 6, (4 - 21 / 11 + 3) / 6, 0.5].forEach((expected, s) =>
      expect(scores[s]).toBeCloseTo(expected, 14),
    );
  });

  it("has the data profile in steps", () => {
    expect(profiles.data).toEqual([
      { optimizer: "a", x: [10, 60], share: [0.5, 1] },
      { optimizer: "b", x: [20, 30], share: [0.5, 1] },
      { optimizer: "c", x: [10], share: [0.5] },
    ]);
  });

  it("counts wins, draws for each, and who solves", () => {
    expect(profiles.scores.map(({ wins, solved }) => [wins, solved])).toEqual([
      [1, 2],
      [1, 2],
      [1, 1],
    ]);
    expect(profiles.wins).toEqual([
      [0, 1, 1],
      [1, 0, 1],
      [0, 1, 0],
    ]);
  });

  it("has a state for everyone on every function", () => {
    expect(profiles.map!.map(({ optimizers }) => optimizers.map((pair) => pair!.state))).toEqual([
      ["best", "good", "best"],
      ["good", "best", "diverged"],
    ]);
  });
});

describe("what counts", () => {
  it("a run that has lost the target at its end has failed, however early its first hit", () => {
    const { scores, map, data } = all(comparison({ f: ["lost", 70] }));
    expect(scores.map(({ wins, solved }) => [wins, solved])).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(map![0].optimizers[0]).toEqual({
      state: "failed",
      runs: 1,
      solved: 0,
      steps: null,
      evaluations: null,
    });
    expect(data![0]).toEqual({ optimizer: "a", x: [], share: [] });
  });

  it("where everybody fails nobody wins, and the problem stays in the denominator", () => {
    const { scores, performance, wins } = all(
      comparison({ f: ["budget", "diverged"], g: [3, 30] }),
    );
    expect(scores.map((one) => [one.wins, one.solved])).toEqual([
      [1, 1],
      [0, 1],
    ]);
    expect(performance![0].share).toEqual([0.5]);
    expect(wins).toEqual([
      [0, 1],
      [0, 0],
    ]);
  });

  it("a start at the target costs nobody a step", () => {
    const { performance, scores } = all(comparison({ f: [0, 0] }));
    expect(performance!.map(({ x }) => x)).toEqual([[1], [1]]);
    expect(scores.map(({ steps }) => steps)).toEqual([1, 1]);
  });

  it("problems that not every optimizer was run on are left out, and counted", () => {
    const cases = comparison({ f: [5, 9], g: [7, 8] }).slice(0, 3);
    const { problems, leftOut, scores, map } = all(cases);
    expect([problems, leftOut]).toEqual([1, 1]);
    expect(scores.map(({ wins }) => wins)).toEqual([1, 0]);
    expect(map![1].optimizers.map((pair) => pair?.state ?? null)).toEqual(["best", null]);
  });

  it("starts and seeds make problems of their own, and one state together", () => {
    const runs = (optimizer: string, steps: (number | "diverged")[]) =>
      steps.map((one, k) => ran("f", optimizer, one, { start: [k, 0], seed: (k % 2) + 1 }));
    const { problems, map } = all([
      ...runs("a", [3, 9, 5, 40]),
      ...runs("b", [8, 8, "diverged", 8]),
      ...runs("c", [15, 15, 14, 15]),
      ...runs("d", ["diverged", "diverged", "diverged", "diverged"]),
    ]);
    expect(problems).toBe(4);
    expect(map![0].optimizers).toEqual([
      { state: "best", runs: 4, solved: 4, steps: 7, evaluations: 8 },
      { state: "unstable", runs: 4, solved: 3, steps: null, evaluations: null },
      { state: "slow", runs: 4, solved: 4, steps: 15, evaluations: 16 },
      { state: "diverged", runs: 4, solved: 0, steps: null, evaluations: null },
    ]);
  });

  it("one more than twice the best's steps is slow, twice is good", () => {
    const [{ optimizers }] = all(comparison({ f: [10, 20, 21, 10] })).map!;
    expect(optimizers.map((pair) => pair!.state)).toEqual(["best", "good", "slow", "best"]);
  });

  it("half of the runs diverged is diverged, fewer is failed", () => {
    const runs = (optimizer: string, ends: ("diverged" | "budget")[]) =>
      ends.map((end, seed) => ran("f", optimizer, end, { seed }));
    const [{ optimizers }] = all([
      ...runs("a", ["diverged", "budget"]),
      ...runs("b", ["diverged", "budget", "budget"]),
    ]).map!.map(({ optimizers: pairs }) => ({ optimizers: pairs.filter((pair) => pair !== null) }));
    expect(optimizers.map(({ state }) => state)).toEqual(["diverged", "failed"]);
  });

  it("two optimizers of one label are told apart", () => {
    const cases = ["sgd:lr=1", "sgd:lr=2"].map((name) => ran("f", name, 4, { label: "mine" }));
    expect(all([...cases, ran("f", "adam", 4, { label: "other" })]).scores).toMatchObject([
      { optimizer: "mine sgd:lr=1" },
      { optimizer: "mine sgd:lr=2" },
      { optimizer: "other" },
    ]);
  });

  it("no case makes empty profiles", () => {
    expect(all([])).toEqual({
      cost: "iterations",
      problems: 0,
      functions: 0,
      leftOut: 0,
      scores: [],
      performance: [],
      data: [],
      ecdf: [],
      wins: [],
      map: [],
    });
  });

  it("an ECDF needs the ladder of every run", () => {
    expect(all(comparison({ f: [3, 4] }))).not.toHaveProperty("ecdf");
  });

  it("only what is asked for is computed", () => {
    expect(Object.keys(profilesOf({ cases: comparison({ f: [3, 4] }) }, ["wins"]))).toEqual([
      "cost",
      "problems",
      "functions",
      "leftOut",
      "scores",
      "wins",
    ]);
  });
});

describe("the profiles of a run in parts", () => {
  const cases = comparison({ f: [10, 20], g: [7, 8] });
  const part = (kinds: readonly ("wins" | "map")[]) => profilesOf({ cases: [cases[0]] }, kinds);

  it("are those that any part has, of all cases", () => {
    expect(profilesOfParts([part(["wins"]), undefined, part(["map"])], { cases })).toEqual(
      profilesOf({ cases }, ["wins", "map"]),
    );
  });

  it("are none where no part has any", () => {
    expect(profilesOfParts([undefined, undefined], { cases })).toBeUndefined();
  });
});

interface Golden {
  readonly steps: (number | null)[][];
  readonly evaluations: (number | null)[][];
  readonly dimension: number[];
  readonly ladder: (number | null)[][][];
  readonly expected: {
    readonly tau: number[];
    readonly performance: number[][];
    readonly alpha: number[];
    readonly data: number[][];
    readonly length: number[];
    readonly ecdf: number[][];
    readonly scoreSteps: number[];
    readonly scoreEvaluations: number[];
    readonly wins: number[][];
  };
}

const file = new URL("../../golden/profiles/profiles.json", import.meta.url);
const { comparisons } = JSON.parse(readFileSync(file, "utf8")) as { comparisons: Golden[] };

describe.each(comparisons)("profiles agree with those that numpy computes", (golden) => {
  const { steps, evaluations, dimension, ladder, expected } = golden;
  const profiles = all(
    steps.flatMap((row, p) =>
      row.map((one, s) =>
        ran(`f${p}`, `o${s}`, one ?? "budget", {
          dimension: dimension[p],
          evaluations: evaluations[p][s] ?? 999,
          ladder: ladder[p][s],
        }),
      ),
    ),
  );
  const title = `${steps.length} problems, ${steps[0].length} optimizers`;
  // shares are the same quotients of counts; the sums of a score round
  const expectCurves = (
    curves: Profiles["data"],
    wheres: readonly number[],
    values: readonly (readonly number[])[],
  ) => expect(curves!.map((curve) => wheres.map((where) => at(curve, where)))).toEqual(values);

  it(`${title}: performance profile`, () => {
    expectCurves(profiles.performance, expected.tau, expected.performance);
  });
  it(`${title}: data profile`, () => {
    expectCurves(profiles.data, expected.alpha, expected.data);
  });
  it(`${title}: run lengths`, () => {
    expectCurves(profiles.ecdf, expected.length, expected.ecdf);
  });
  it(`${title}: win matrix`, () => {
    expect(profiles.wins).toEqual(expected.wins);
  });
  it(`${title}: scores`, () => {
    profiles.scores.forEach((score, s) => {
      expect(score.steps).toBeCloseTo(expected.scoreSteps[s], 13);
      expect(score.evaluations).toBeCloseTo(expected.scoreEvaluations[s], 13);
    });
  });
});
