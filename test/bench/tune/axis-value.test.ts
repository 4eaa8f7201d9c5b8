import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseInterval } from "../../../src/core/params.js";
import { shareOf, valueAt } from "../../../src/bench/tune/axis-value.js";
import type { SearchAxis } from "../../../src/plan/search.js";

const axis = (low: number, high: number, more: Partial<SearchAxis> = {}): SearchAxis => ({
  name: "lr",
  low,
  high,
  scale: "log",
  integer: false,
  allowed: parseInterval("(0, inf)"),
  ...more,
});

describe("a value within an interval", () => {
  it("is the end itself at the end", () => {
    expect(valueAt(axis(1e-5, 10), 0, 0.1)).toBe(1e-5);
    expect(valueAt(axis(1e-5, 10), 1, 0.1)).toBe(10);
  });

  it("has two digits in a grid of twenty over six decades, more in a finer one", () => {
    // 10^(−5 + 6/19) and 10^(−5 + 60/199)
    expect(valueAt(axis(1e-5, 10), 1 / 19, 1 / 19)).toBe(2.1e-5);
    expect(valueAt(axis(1e-5, 10), 10 / 199, 1 / 1990)).toBe(2.002e-5);
  });

  it("is spaced linearly where the parameter is", () => {
    expect(valueAt(axis(0.8, 0.99, { scale: "linear" }), 0.5, 0.1)).toBe(0.895);
  });

  it("is a whole number where the parameter is", () => {
    expect(valueAt(axis(2, 5, { scale: "linear", integer: true }), 0.4, 0.1)).toBe(3);
  });

  it("stays inside, apart from its neighbours, and finds its share again", () => {
    const share = fc.double({ min: 0.01, max: 0.98, noNaN: true });
    const scale = fc.constantFrom<"log" | "linear">("log", "linear");
    fc.assert(
      fc.property(share, fc.integer({ min: 2, max: 3000 }), scale, (u, count, spaced) => {
        const one = axis(1e-3, 7, { scale: spaced });
        const spacing = 1 / count;
        const [a, b] = [valueAt(one, u, spacing), valueAt(one, Math.min(1, u + spacing), spacing)];
        expect(a).toBeLessThan(b);
        expect(a).toBeGreaterThanOrEqual(1e-3);
        expect(b).toBeLessThanOrEqual(7);
        expect(Math.abs(shareOf(one, a) - u)).toBeLessThan(spacing);
      }),
    );
  });
});
