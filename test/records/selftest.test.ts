import { describe, expect, it } from "vitest";
import type { BaselineLine } from "../../src/records/baseline.js";
import { nextLarger, rounded } from "../../src/records/best-of.js";
import { proveLine } from "../../src/records/selftest.js";
import type { Allowance } from "../../src/plan/gate.js";

const CRITERION = "gap 1e-6 in 1000";

const line = (change: Partial<BaselineLine>): BaselineLine => ({
  case: "f sgd",
  criterion: CRITERION,
  revision: "1",
  status: "budget",
  steps: null,
  hits: { "1e-2": null, "1e-8": null },
  ...change,
});

/** What a method that stands still comes to, from a start with a gap of 5. */
const STILL = line({ gap: 5 });

function proof(own: Partial<BaselineLine>, still = STILL, allow: Allowance = {}) {
  const planting = { line: line(own), still, isDisputed: false, criterion: CRITERION };
  const judging = { criterion: CRITERION, allow: () => allow, isSelected: () => true };
  return proveLine(planting, judging);
}

describe("the faults planted into a line", () => {
  it.each<[string, Partial<BaselineLine>, Allowance]>([
    ["that has reached", { status: "reached", steps: 9, hits: { "1e-2": 3, "1e-8": null } }, {}],
    ["that hit one target alone", { hits: { "1e-2": 3, "1e-8": null } }, {}],
    ["that came nearer than its start", { gap: 4.99 }, {}],
    ["that came nearer, with an allowance", { gap: 1 }, { percent: 10, steps: 5 }],
    ["that diverged after a hit", { status: "diverged", hits: { "1e-2": 3, "1e-8": null } }, {}],
  ])("%s are all found", (_, own, allow) => {
    expect(proof(own, STILL, allow)).toEqual({ id: "f sgd", red: null, holes: [] });
  });

  it.each<[string, Partial<BaselineLine>, BaselineLine, Allowance, string[]]>([
    [
      "of old",
      {},
      STILL,
      {},
      [
        "slower: its line lacks its best f - f*: -u adds it",
        "still: its line lacks its best f - f*: -u adds it",
      ],
    ],
    ["of no use", { gap: 5 }, STILL, {}, ["still: it comes no nearer than its start"]],
    [
      "too patient",
      { gap: 4 },
      STILL,
      { percent: 50 },
      ["still: its allowance takes in its start"],
    ],
    [
      "that diverged",
      { status: "diverged", gap: 4 },
      STILL,
      {},
      ["still: diverged: to stand still is not worse"],
    ],
    [
      "that starts at the target",
      { status: "reached", steps: 0, hits: { "1e-2": 0, "1e-8": 0 } },
      line({ status: "reached", steps: 0, hits: { "1e-2": 0, "1e-8": 0 } }),
      {},
      ["still: its start hits every target"],
    ],
  ])("%s pass, and it is said why", (_, own, still, allow, whys) => {
    expect(proof(own, still, allow).holes.map(({ plant, why }) => `${plant}: ${why}`)).toEqual(
      whys,
    );
  });

  it("are not planted where the line fails as it is", () => {
    expect(proof({ criterion: "gap 1 in 2" }).red).toBe("it is of another criterion");
    expect(proof({ revision: "2 1" }).red).toBe("it is of another revision");
  });
});

describe("one unit of the last of three digits", () => {
  it.each([
    [1.23e-3, 1.24e-3],
    [9.99e-3, 1e-2],
    [0.999, 1],
    [123, 124],
    [1e300, 1.01e300],
    [-1.23, -1.22],
    [-1, -0.99],
  ])("after %f is %f", (value, next) => {
    expect(nextLarger(value)).toBe(next);
    expect(rounded(next)).toBe(next);
  });
});
