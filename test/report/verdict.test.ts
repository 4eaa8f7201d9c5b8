import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verdict } from "../../src/report/verdict.js";
import { anyCase, caseResult, divergedCase, failedCase } from "./any-results.js";

describe("the verdict", () => {
  it("counts how cases ended, the best ends first", () => {
    const cases = [
      failedCase("boom"),
      divergedCase(),
      caseResult({ status: "timeout" }),
      caseResult({ status: "stalled" }),
      caseResult({ status: "budget" }),
      caseResult({ held: false, settled: null }),
      caseResult(),
      caseResult(),
    ];
    expect(verdict(cases)).toBe(
      "2 reached, 1 reached but not held, 1 not reached, 1 stalled, 1 timed out, 1 diverged, 1 in error.",
    );
  });

  it("of one case, of all diverged, of no case", () => {
    expect(verdict([caseResult()])).toBe("1 reached.");
    expect(verdict([divergedCase(), divergedCase()])).toBe("2 diverged.");
    expect(verdict([])).toBe("no case.");
  });

  it("counts every case once, and says nothing of theirs", () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 20 }), (cases) => {
        const counts = verdict(cases).match(/\d+/g) ?? [];
        expect(counts.reduce((sum, text) => sum + Number(text), 0)).toBe(cases.length);
        expect(verdict(cases)).toMatch(/^[a-z0-9, ]+\.$/);
      }),
    );
  });
});
