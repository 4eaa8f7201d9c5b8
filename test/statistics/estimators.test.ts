import { describe, expect, it } from "vitest";
import { expectedRunningTime, mean, penalizedAverage } from "../../src/statistics/estimators.js";

describe("the expected running time", () => {
  it("by hand: 100 and 300 evaluations to the target, 1000 without, is 1400 / 2", () => {
    expect(expectedRunningTime([100, 1000, 300], 2)).toBe(700);
  });

  it("is infinite without a success, and the mean where all succeed", () => {
    expect(expectedRunningTime([5, 7], 0)).toBe(Infinity);
    expect(expectedRunningTime([5, 7], 2)).toBe(6);
  });
});

describe("PAR-10", () => {
  it("by hand: 30, 50 and a failure of a budget of 100 is (30 + 50 + 1000) / 3", () => {
    // the budgets of the others do not matter
    expect(penalizedAverage([30, null, 50], [1, 100, 1], 10)).toBe(360);
  });
});

describe("a mean", () => {
  it("is infinite with an infinite value", () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(mean([1, Infinity])).toBe(Infinity);
  });
});
