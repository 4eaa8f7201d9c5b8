import { describe, expect, it } from "vitest";
import { fewestPairs, halfBinomialTail, signTest } from "../../src/statistics/sign-test.js";
import figures from "../golden/statistics/figures.json" with { type: "json" };

describe("the sign test", () => {
  it("is that of exact rational numbers, and of scipy", () => {
    for (const { wins, losses, p } of figures.signTest) {
      const found = signTest(wins, losses);
      // a product and a sum of some hundred terms
      expect(Math.abs(found - p)).toBeLessThanOrEqual(1e-12 * p);
      expect(signTest(losses, wins)).toBe(found);
    }
  });

  it("by hand: 6 to 0 is 2/64, 5 to 0 is 2/32, which separates nothing", () => {
    expect(signTest(6, 0)).toBe(2 / 64);
    expect(signTest(0, 5)).toBe(2 / 32);
    expect(fewestPairs(1)).toBe(6);
    // ten rows have 45 pairs: 2^-9 · 45 > 0.05, 2^-10 · 45 < 0.05
    expect(fewestPairs(45)).toBe(11);
  });

  it("has tails that add up to 1, also where 2^n is too large for a double", () => {
    for (const n of [1, 2, 7, 100, 1001, 5000]) {
      for (const k of [0, Math.floor(n / 3), Math.floor(n / 2)]) {
        const [left, right] = [halfBinomialTail(k, n), 1 - halfBinomialTail(n - k - 1, n)];
        expect(left).toBeCloseTo(right, 12);
      }
    }
    expect(signTest(2500, 2500)).toBe(1);
  });
});
