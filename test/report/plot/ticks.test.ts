import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { log10, numberText, roundTicks, scientificText } from "../../../src/report/plot/ticks.js";

describe("a number in a few digits", () => {
  it("is not rounded up to infinity", () => {
    expect(numberText(Number.MAX_VALUE)).toBe("1.79e308");
    expect(numberText(-1.796e308)).toBe("-1.79e308");
    expect(scientificText(Number.MAX_VALUE, 1)).toBe("1e308");
    expect(scientificText(1.796e307)).toBe("1.8e307");
  });
});

describe("round ticks", () => {
  it("are 1, 2 or 5 times a power of ten apart", () => {
    expect(roundTicks(0, 230, 5)).toEqual([0, 50, 100, 150, 200]);
    expect(roundTicks(-8, 2, 5)).toEqual([-8, -6, -4, -2, 0, 2]);
    expect(roundTicks(0, 1, 10)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  });

  it("lie in the interval, ascend and are no more than one above the count", () => {
    const bound = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(bound, bound, fc.integer({ min: 1, max: 30 }), (a, b, count) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const ticks = roundTicks(low, high, count);
        // the last bits of the bounds, and what the step forgives at the ends
        const slack = 1e-15 * Math.max(-low, high, 1) + 1e-6 * (high - low);
        expect(ticks.length).toBeLessThanOrEqual(count + 1);
        ticks.forEach((tick, i) => {
          expect(tick).toBeGreaterThanOrEqual(low - slack);
          expect(tick).toBeLessThanOrEqual(high + slack);
          if (i > 0) expect(tick).toBeGreaterThan(ticks[i - 1]);
        });
      }),
    );
  });

  it("are none where there is no interval", () => {
    for (const [low, high] of [
      [1, 1],
      [2, 1],
      [NaN, 1],
      [0, Infinity],
      [-1e308, 1e308],
    ])
      expect(roundTicks(low, high, 5)).toEqual([]);
  });
});

describe("log10", () => {
  it("is a whole number at every power of ten that a double holds in full", () => {
    for (let k = -307; k <= 308; k++) expect(log10(Number(`1e${k}`))).toBe(k);
  });
});

describe("a number on screen", () => {
  it("has a few digits and neither a needless exponent nor a minus zero", () => {
    const texts = [0.1 + 0.2, -7, 1234.5, 1.5e7, 2.49e-17, -0, 999999].map((x) => numberText(x));
    expect(texts).toEqual(["0.3", "-7", "1230", "1.5e7", "2.49e-17", "0", "1e6"]);
  });

  it("is a hyphen where there is none", () => {
    expect([NaN, Infinity, -Infinity].map((x) => numberText(x))).toEqual(["-", "-", "-"]);
  });

  it("is a power on a log axis", () => {
    expect([1e-6, 1, 250].map((x) => scientificText(x))).toEqual(["1e-6", "1e0", "2.5e2"]);
  });
});
