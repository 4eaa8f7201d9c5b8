import { describe, expect, it } from "vitest";
import type { CaseResult } from "../../../src/records/results.js";
import { comparisonSentences } from "../../../src/report/profiles/comparison-words.js";
import { comparison } from "../../bench/profiles/comparisons.js";
import { allProfiles, COMPARED } from "./compared.js";

function words(cases: readonly CaseResult[], lead = ""): string {
  const { map, scores, cost } = allProfiles(cases);
  return comparisonSentences(map!, scores, cost, lead);
}

describe("many functions in words", () => {
  it("say who wins how often and who fails where", () => {
    expect(words(COMPARED)).toBe(
      "No optimizer is best on all 8 functions: l-bfgs needs the fewest iterations on 6, sgd:lr=0.01 on 1 " +
        "and adam:lr=0.1 on 1 (a draw counts for each). None solves all of them, adam:lr=0.1 and l-bfgs solve 7; " +
        "rmsprop solves none, sgd:lr=0.01 fails on 4 (anisotropic, rosenbrock, " +
        "quadratic:cond=1000000:dim=100 and ackley) and momentum fails on 3 (rosenbrock, " +
        "quadratic:cond=1000000:dim=100 and ackley). None solves ackley.",
    );
  });

  it("name who is best on all", () => {
    expect(words(comparison({ f: [1, 2, 2], g: [5, 6, 5] }))).toBe(
      "a needs the fewest iterations on both functions. All solve all of them.",
    );
    expect(words(comparison({ f: [1, 1], g: [5, 5] }))).toMatch(
      /^a and b need the fewest iterations/,
    );
  });

  it("begin with what the caller puts before them", () => {
    const lead = "At their published rates,";
    expect(words(COMPARED, lead)).toMatch(
      /^At their published rates, no optimizer is best on all 8 functions: l-bfgs/,
    );
    expect(words(comparison({ f: [1, 1], g: [5, 5] }), lead)).toMatch(
      /^At their published rates, a and b need the fewest/,
    );
    const unsolved = comparison({ f: ["budget", "budget"], g: ["budget", "budget"] });
    expect(words(unsolved, lead)).toBe(
      "At their published rates, no optimizer solves any of the 2 functions.",
    );
  });

  it("say that a draw counts for each", () => {
    expect(words(comparison({ f: [1, 1], g: [6, 5], h: [5, 6] }))).toBe(
      "No optimizer is best on all 3 functions: a needs the fewest iterations on 2 and b on 2 " +
        "(a draw counts for each). All solve all of them.",
    );
  });

  it("name the only one that gets everywhere, and one that diverges", () => {
    expect(words(comparison({ f: [9, 2], g: [5, "diverged"] }))).toBe(
      "No optimizer is best on both functions: a needs the fewest iterations on 1 and b on 1. " +
        "Only a solves all of them; b diverges on g.",
    );
  });

  it("say when nobody gets anywhere", () => {
    expect(words(comparison({ f: ["budget", "diverged"], g: ["lost", "budget"] }))).toBe(
      "No optimizer solves any of the 2 functions.",
    );
  });

  it("say when evaluations would put another first", () => {
    const cases = comparison({ f: [10, 11], g: [10, 11] }).map((one) =>
      one.optimizer === "a" ? { ...one, evaluations: 90 } : one,
    );
    expect(words(cases)).toContain(" Counted in evaluations b scores highest. ");
  });

  it("count functions that all were run on", () => {
    const cases = comparison({ f: [1, 2], g: [3, 4], h: [9, 5] }).slice(0, 5);
    expect(words(cases)).toMatch(/^a needs the fewest iterations on both functions\. All solve/);
    expect(words(cases.slice(0, 3))).toBe("");
  });

  it("are silent of a single function or optimizer", () => {
    expect(words(comparison({ f: [1, 2] }))).toBe("");
    expect(words(comparison({ f: [1], g: [2] }))).toBe("");
    expect(words([])).toBe("");
  });
});
