import { describe, expect, it } from "vitest";
import { streamsOf } from "../../src/core/random.js";
import {
  expectedRunningTimeOf,
  meanOf,
  quantileOf,
  type Estimator,
} from "../../src/statistics/estimators.js";
import { bootstrapIntervals, wilsonInterval } from "../../src/statistics/intervals.js";
import { quantile } from "../../src/statistics/quantile.js";
import figures from "../golden/statistics/figures.json" with { type: "json" };

const random = () => streamsOf(1, "a test")("bootstrap");

describe("Wilson's interval", () => {
  it("is scipy's", () => {
    for (const { successes, runs, interval } of figures.wilson) {
      const [low, high] = wilsonInterval(successes, runs);
      expect(low).toBeCloseTo(interval[0], 14);
      expect(high).toBeCloseTo(interval[1], 14);
    }
  });

  it("of 18 in 20, by hand: (0.9 + z²/40 ± z√(0.09/20 + z²/1600)) / (1 + z²/20)", () => {
    const z2 = 3.841458820694124;
    const half = Math.sqrt(z2 * (0.09 / 20 + z2 / 1600));
    const [low, high] = wilsonInterval(18, 20);
    expect(low).toBeCloseTo((0.9 + z2 / 40 - half) / (1 + z2 / 20), 14);
    expect(high).toBeCloseTo((0.9 + z2 / 40 + half) / (1 + z2 / 20), 14);
  });

  it("stays within 0 and 1, which it touches exactly with no success and no failure", () => {
    for (let runs = 1; runs <= 100; runs++) {
      for (let successes = 0; successes <= runs; successes++) {
        const [low, high] = wilsonInterval(successes, runs);
        expect(low >= 0 && low <= successes / runs && successes / runs <= high && high <= 1).toBe(
          true,
        );
        expect(low === 0).toBe(successes === 0);
        expect(high === 1).toBe(successes === runs);
      }
    }
    expect(wilsonInterval(0, 0)).toEqual([0, 1]);
  });
});

/** The percentile interval of all n^n resamples, each as likely as any other. */
function exactInterval(n: number, estimator: Estimator): [number, number] {
  const all = new Float64Array(n ** n).map((_, code) => {
    const weights = new Uint32Array(n);
    for (let i = 0, rest = code; i < n; i++, rest = Math.floor(rest / n)) weights[rest % n]++;
    return estimator(weights);
  });
  all.sort();
  return [quantile(all, 0.025), quantile(all, 0.975)];
}

describe("a bootstrap interval", () => {
  it("nears that of all resamples, which five runs have 3125 of", () => {
    const values = [3, 8, 1, 12, 7];
    const estimators = [
      quantileOf(values, 0.5),
      meanOf(values),
      expectedRunningTimeOf([10, 20, 90, 15, 90], [true, true, false, true, false]),
    ];
    const found = bootstrapIntervals(5, estimators, random(), 200_000);
    const exact = estimators.map((estimator) => exactInterval(5, estimator));
    expect(found[0]).toEqual(exact[0]);
    // the distribution has steps of 0.2: an end may fall on the next
    found[1].forEach((end, k) => expect(Math.abs(end - exact[1][k])).toBeLessThanOrEqual(0.2001));
    expect(found[2]).toEqual(exact[2]);
  });

  it("is scipy's, up to the steps of a distribution of a thousand resamples", () => {
    for (const { sample, statistic, interval } of figures.bootstrap) {
      const estimator = statistic === "median" ? quantileOf(sample, 0.5) : meanOf(sample);
      const [[low, high]] = bootstrapIntervals(sample.length, [estimator], random(), 50_000);
      const width = interval[1] - interval[0];
      // 50 000 resamples know an end to about 1 % of the width; figures of few runs move in steps
      const tolerance = statistic === "median" ? 0.06 * width : 0.03 * width;
      expect(Math.abs(low - interval[0])).toBeLessThanOrEqual(tolerance);
      expect(Math.abs(high - interval[1])).toBeLessThanOrEqual(tolerance);
    }
  });

  it("holds the mean of a normal sample in about 95 % of samples", () => {
    const normal = streamsOf(3, "samples")("normal");
    let held = 0;
    for (let trial = 0; trial < 400; trial++) {
      const sample = Array.from({ length: 40 }, () => normal.normal());
      const stream = streamsOf(trial + 1, "coverage")("bootstrap");
      const [[low, high]] = bootstrapIntervals(40, [meanOf(sample)], stream, 200);
      if (low <= 0 && 0 <= high) held++;
    }
    // 0.95 · 400 = 380, ± 4 standard deviations of 4.4; percentile intervals of 40 run a little short
    expect(held).toBeGreaterThan(358);
    expect(held).toBeLessThan(396);
  });

  it("has the same bits again, and is open where a resample is infinite too often", () => {
    const ert = expectedRunningTimeOf([5, 9, 9, 9], [true, false, false, false]);
    const [first] = bootstrapIntervals(4, [ert], random());
    expect(bootstrapIntervals(4, [ert], random())).toEqual([first]);
    expect(first[1]).toBe(Infinity);
    expect(Number.isFinite(first[0])).toBe(true);
  });

  it("of one run, or of runs that are alike, is a point", () => {
    expect(bootstrapIntervals(1, [meanOf([7])], random())).toEqual([[7, 7]]);
    expect(bootstrapIntervals(3, [quantileOf([4, 4, 4], 0.5)], random())).toEqual([[4, 4]]);
  });
});
