import { describe, expect, it } from "vitest";
import {
  expectedRunningTimeOf,
  meanOf,
  onceEach,
  penalizedAverageOf,
} from "../../src/statistics/estimators.js";

describe("the expected running time", () => {
  it("by hand: 100 and 300 evaluations to the target, 1000 without, is 1400 / 2", () => {
    const ert = expectedRunningTimeOf([100, 1000, 300], [true, false, true]);
    expect(ert(onceEach(3))).toBe(700);
    // the failure drawn twice, the first success once
    expect(ert([1, 2, 0])).toBe(2100);
  });

  it("is infinite without a success, and the mean where all succeed", () => {
    expect(expectedRunningTimeOf([5, 7], [false, false])(onceEach(2))).toBe(Infinity);
    expect(expectedRunningTimeOf([5, 7], [true, true])(onceEach(2))).toBe(6);
  });
});

describe("PAR-10", () => {
  it("by hand: 30, 50 and a failure of a budget of 100 is (30 + 50 + 1000) / 3", () => {
    expect(penalizedAverageOf([30, null, 50], 100, 10)(onceEach(3))).toBe(360);
  });
});

describe("a mean", () => {
  it("is infinite only with an infinite value of some weight", () => {
    expect(meanOf([1, 2, 6])(onceEach(3))).toBe(3);
    expect(meanOf([1, Infinity])([2, 0])).toBe(1);
    expect(meanOf([1, Infinity])([1, 1])).toBe(Infinity);
  });
});
