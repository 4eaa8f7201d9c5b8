import { describe, expect, it } from "vitest";
import { NORMAL_QUANTILE, studentQuantile } from "../../src/statistics/student-t.js";
import figures from "../golden/statistics/figures.json" with { type: "json" };

describe("a quantile of Student's t", () => {
  it("is scipy's: exact to 30 degrees of freedom, to 1e-7 beyond", () => {
    for (const { degrees, quantile } of figures.student) {
      const found = studentQuantile(degrees);
      if (degrees <= 30) expect(found).toBe(quantile);
      // the first term that the expansion leaves out
      else expect(Math.abs(found - quantile)).toBeLessThan(1e-7);
    }
    expect(NORMAL_QUANTILE).toBeCloseTo(figures.z, 15);
  });
});
