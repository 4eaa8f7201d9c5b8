import { describe, expect, it } from "vitest";
import { holm } from "../../src/statistics/holm.js";
import { medianInterval, wilsonInterval } from "../../src/statistics/intervals.js";
import { quantile } from "../../src/statistics/quantile.js";
import { signTest } from "../../src/statistics/sign-test.js";
import { studentQuantile } from "../../src/statistics/student-t.js";
import figures from "../golden/statistics/figures-of-r.json" with { type: "json" };

/** Of so few values the ranks of the median's interval are exact; of more they are on the safe side. */
const EXACT_RANKS = 1e6;

/** How far a value is from R's, as a share of it. */
function distance(found: number, expected: number): number {
  return found === expected ? 0 : Math.abs(found - expected) / Math.abs(expected);
}

describe("what R says", () => {
  it("of the exact sign test: binom.test", () => {
    for (const { wins, losses, p } of figures.signTest) {
      // 4,900 pairs: R's p comes from a saddle-point expansion, good to some 1e-13
      expect(distance(signTest(wins, losses), p)).toBeLessThan(1e-12);
    }
  });

  it("of several tests: p.adjust by Holm", () => {
    for (const { p, adjusted } of figures.holm) {
      // one product
      holm(p).forEach((value, k) => expect(distance(value, adjusted[k])).toBeLessThan(1e-15));
    }
  });

  it("of the ranks of a median's interval: qbinom and pbinom", () => {
    for (const { n, k, coverage } of figures.medianRanks) {
      const [low, high] = medianInterval(n, (place) => place + 1)!;
      expect(low + high).toBe(n + 1);
      expect(low).toBeLessThanOrEqual(k);
      expect(low).toBeGreaterThanOrEqual(n <= EXACT_RANKS ? k : k - 2);
      expect(coverage).toBeGreaterThanOrEqual(0.95);
    }
  });

  it("of a success rate: prop.test, and binom.test holds what is certain", () => {
    for (const { successes, runs, wilson, exact } of figures.rates) {
      const [low, high] = wilsonInterval(successes, runs);
      // R adds 1e-16 or so where the end is 0 or 1
      expect(Math.abs(low - wilson[0])).toBeLessThan(1e-14);
      expect(Math.abs(high - wilson[1])).toBeLessThan(1e-14);
      // Wilson's interval is that of Clopper and Pearson but for what the latter adds for certainty:
      // at 5 of 5 runs, where they differ most, 0.566 and 0.478
      expect(Math.abs(low - exact[0])).toBeLessThan(0.1);
      expect(Math.abs(high - exact[1])).toBeLessThan(0.1);
    }
  });

  it("of quantiles: type 7, and no other of the nine", () => {
    const apart = Array.from({ length: 9 }, () => 0);
    for (const { sample, p, byType } of figures.quantiles) {
      const ascending = Float64Array.from(sample).sort();
      byType.forEach((expected, type) =>
        expected.forEach((one, k) => {
          apart[type] = Math.max(apart[type], distance(quantile(ascending, p[k]), one));
        }),
      );
    }
    // a difference, a product and a sum
    expect(apart[6]).toBeLessThan(1e-14);
    for (const type of [0, 1, 2, 3, 4, 5, 7, 8]) expect(apart[type]).toBeGreaterThan(1e-3);
  });

  it("of Student's quantiles: qt", () => {
    for (const { degrees, quantile: expected } of figures.student) {
      // R's are good to 1e-11 or so; beyond 30 degrees the expansion leaves out less than 1e-7
      const most = degrees <= 30 ? 1e-10 : 1e-7;
      expect(distance(studentQuantile(degrees), expected)).toBeLessThan(most);
    }
  });
});
