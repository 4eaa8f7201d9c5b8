import { describe, expect, it } from "vitest";
import { median, quantile } from "../../src/statistics/quantile.js";
import { streamsOf } from "../../src/core/random.js";
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

  it("is the same for many values, of which one is selected, as for sorted ones", () => {
    const random = streamsOf(1, "median")("values");
    for (const count of [63, 64, 65, 128, 1001, 5000]) {
      for (const kinds of [Infinity, 7, 2, 1]) {
        const values = Array.from({ length: count }, () => {
          const value = random.uniform() < 0.3 ? Infinity : 100 * random.uniform() - 50;
          return kinds === Infinity ? value : Math.floor(random.uniform() * kinds);
        });
        expect(median(values)).toBe(quantile(ascending(values), 0.5));
        expect(median(ascending(values))).toBe(quantile(ascending(values), 0.5));
      }
    }
  });
});
