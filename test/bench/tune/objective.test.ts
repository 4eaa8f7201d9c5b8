import { describe, expect, it } from "vitest";
import type { CaseResult } from "../../../src/records/results.js";
import { compareScores, scoreOf, valueOf } from "../../../src/bench/tune/objective.js";

/** What a search looks at of a run of 100 iterations. */
function runOf(
  status: CaseResult["status"],
  steps: number | null,
  {
    cost = "iterations" as "iterations" | "evaluations",
    settled = steps,
    measured = 1e-3 as number | null,
    area = 0.5,
    last = 100,
  } = {},
) {
  const result = { status, steps, settled, final: { step: last } } as CaseResult;
  const trial = { evaluations: 101, measured };
  const run = { ...result, trial, aocc: area };
  return { result: run, nearby: [] as CaseResult[], isFragile: false, iterations: 100, cost };
}

type Run = ReturnType<typeof runOf>;
const better = (a: readonly Run[], b: readonly Run[], by: "steps" | "area" = "steps") =>
  compareScores(scoreOf(a, by), scoreOf(b, by));

describe("of two trials, judged by steps, the better one", () => {
  it.each<[string, Run[], Run[]]>([
    ["reaches the target sooner", [runOf("reached", 20)], [runOf("reached", 21)]],
    ["reaches it at all", [runOf("reached", 99)], [runOf("budget", null, { measured: 1.1e-6 })]],
    [
      "stays there, even if the other was there sooner",
      [runOf("reached", 90)],
      [runOf("reached", 10, { settled: null })],
    ],
    [
      "was there once, if the other never was",
      [runOf("reached", 90, { settled: null })],
      [runOf("stalled", null, { measured: 1e-5 })],
    ],
    [
      "ends lower, where both take as many steps",
      [runOf("reached", 20, { measured: 1e-9 })],
      [runOf("reached", 20, { measured: 1e-8 })],
    ],
    [
      "ends lower, where neither reaches it",
      [runOf("budget", null, { measured: 1e-2 })],
      [runOf("budget", null, { measured: 2e-2 })],
    ],
    [
      "does not diverge, however far off it ends",
      [runOf("budget", null, { measured: 1e11 })],
      [runOf("diverged", null, { measured: null, last: 99 })],
    ],
    [
      "diverges in fewer of its runs, though the other is faster where it is not",
      [runOf("reached", 90), runOf("budget", null)],
      [runOf("reached", 10), runOf("diverged", null, { measured: null, last: 5 })],
    ],
    [
      "diverges later",
      [runOf("diverged", null, { measured: null, last: 50 })],
      [runOf("diverged", null, { measured: null, last: 49 })],
    ],
    [
      "reaches it in more of its runs",
      [runOf("reached", 90), runOf("reached", 90)],
      [runOf("reached", 1), runOf("budget", null)],
    ],
    [
      "has the smaller geometric mean: 10 and 40 are better than 30 and 30",
      [runOf("reached", 10), runOf("reached", 40)],
      [runOf("reached", 30), runOf("reached", 30)],
    ],
  ])("%s", (_, a, b) => {
    expect(better(a, b)).toBeLessThan(0);
    expect(better(b, a)).toBeGreaterThan(0);
    expect(better(a, a)).toBe(0);
  });
});

describe("judged by area", () => {
  it("the larger mean is better, whoever reaches the target", () => {
    const large = [runOf("budget", null, { area: 0.6 })];
    expect(better(large, [runOf("reached", 3, { area: 0.5 })], "area")).toBeLessThan(0);
  });

  it("a trial that diverges is worse than any that does not", () => {
    const broken = [runOf("diverged", 3, { area: 0.9, last: 50 })];
    expect(better([runOf("budget", null, { area: 0.1 })], broken, "area")).toBeLessThan(0);
  });
});

describe("what is said of a trial", () => {
  it("is the exact number of steps of a single run", () => {
    expect(valueOf([runOf("reached", 73)], "steps")).toBe(73);
  });

  it("is the geometric mean of 1 + steps, less 1; without a hit all iterations are counted", () => {
    // √(3 · 12) − 1 = 5, √(1 · 101) − 1
    expect(valueOf([runOf("reached", 2), runOf("reached", 11)], "steps")).toBeCloseTo(5, 12);
    const value = valueOf([runOf("reached", 0), runOf("budget", null)], "steps");
    expect(value).toBeCloseTo(Math.sqrt(101) - 1, 12);
  });

  it("is the geometric mean of the evaluations, where these are what counts", () => {
    const [one, other] = [runOf("reached", 2), runOf("reached", 11)].map((run, k) => ({
      ...run,
      cost: "evaluations" as const,
      result: { ...run.result, evaluations: [4, 25][k] },
    }));
    expect(valueOf([one], "steps")).toBe(4);
    expect(valueOf([one, other], "steps")).toBeCloseTo(10, 12);
    // a method that makes one evaluation an iteration is searched alike in both
    const same = { ...one, result: { ...one.result, evaluations: 3 } };
    expect(scoreOf([same], "steps")).toEqual(scoreOf([runOf("reached", 2)], "steps"));
  });

  it("is the mean area", () => {
    const runs = [runOf("budget", null, { area: 0.2 }), runOf("reached", 1, { area: 0.6 })];
    expect(valueOf(runs, "area")).toBeCloseTo(0.4, 15);
  });
});
