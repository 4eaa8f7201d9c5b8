import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { onceEach, quantileOf } from "../../src/statistics/estimators.js";
import { median, quantile } from "../../src/statistics/quantile.js";
import figures from "../golden/statistics/figures.json" with { type: "json" };

const ascending = (values: readonly number[]) => Float64Array.from(values).sort();

describe("a quantile", () => {
  it("is numpy's", () => {
    for (const { sample, p, quantile: expected } of figures.quantiles) {
      p.forEach((one, k) => {
        // a difference, a product and a sum
        expect(quantile(ascending(sample), one)).toBeCloseTo(expected[k], 11);
      });
    }
  });

  it("by hand: a quarter of the way from 1, 3, 9 is 2", () => {
    expect(quantile([1, 3, 9], 0.25)).toBe(2);
    expect(median([9, 1, 3])).toBe(3);
    expect(median([4, 1])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  it("is infinite where it lies at or beside a run that failed, and only there", () => {
    expect(median([3, Infinity, 1])).toBe(3);
    expect(median([3, Infinity])).toBe(Infinity);
    expect(median([3, Infinity, Infinity])).toBe(Infinity);
    expect(quantile([1, 2, 3, 4, Infinity], 0.75)).toBe(4);
    expect(quantile([1, 2, 3, Infinity, Infinity], 0.75)).toBe(Infinity);
    expect(median([Infinity, Infinity])).toBe(Infinity);
  });

  it("of weighted runs is that of each run as often as its weight says", () => {
    const value = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(Infinity));
    const runs = fc.array(fc.tuple(value, fc.integer({ min: 0, max: 3 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(runs, fc.constantFrom(0, 0.1, 0.25, 0.5, 0.75, 1), (pairs, p) => {
        const values = pairs.map(([one]) => one);
        // as many as there are runs, as in a resample
        const expanded = pairs.flatMap(([one, weight]) => Array<number>(weight).fill(one));
        if (expanded.length !== values.length) return;
        const weights = pairs.map(([, weight]) => weight);
        expect(quantileOf(values, p)(weights)).toBe(quantile(ascending(expanded), p));
        expect(quantileOf(values, p)(onceEach(values.length))).toBe(quantile(ascending(values), p));
      }),
      { numRuns: 3000 },
    );
  });
});
