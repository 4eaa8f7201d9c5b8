import { describe, expect, it } from "vitest";
import { holm } from "../../src/statistics/holm.js";
import figures from "../golden/statistics/figures.json" with { type: "json" };

describe("Holm's adjustment", () => {
  it("is that of exact rational numbers", () => {
    for (const { p, adjusted } of figures.holm) {
      holm(p).forEach((value, k) => expect(value).toBeCloseTo(adjusted[k], 14));
    }
    expect(holm([])).toEqual([]);
  });

  it("by hand: 0.01, 0.04, 0.03 are 0.03, 0.06, 0.06", () => {
    holm([0.01, 0.04, 0.03]).forEach((value, k) =>
      expect(value).toBeCloseTo([0.03, 0.06, 0.06][k], 14),
    );
  });
});
