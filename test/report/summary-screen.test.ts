import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import type { CaseResult } from "../../src/records/results.js";
import { summarize } from "../../src/bench/summaries/summarize.js";
import type { Summary } from "../../src/records/summary.js";
import { medianCurve } from "../../src/report/median-curve.js";
import type { ScreenOptions } from "../../src/report/screen-options.js";
import { renderScreen } from "../../src/report/screen.js";
import { amount, percentRange, range, seedWords } from "../../src/report/summary-words.js";
import { grid } from "../../src/terminal/grid.js";
import { anyCase, anyText, caseResult, divergedCase, resultsOf } from "./any-results.js";
import { expectFits, expectNumbersOnly, look } from "./screens.js";

const OPTIONS: Omit<ScreenOptions, "summaries"> = {
  plot: "ascii",
  y: "best",
  sort: "steps",
  rates: "",
  formula: () => "",
  minimum: () => 0,
  contour: () => null,
};
const SETTINGS = resultsOf([]).settings;

function screen(cases: readonly CaseResult[], summaries: readonly Summary[], at = look(80)) {
  return renderScreen(resultsOf(cases), { ...OPTIONS, summaries }, at, grid);
}

describe("the screen of several runs", () => {
  it("of any results fits any width, and shows numbers alone", () => {
    const fits = fc.tuple(
      fc.array(anyCase, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 20, max: 130 }),
      fc.boolean(),
      fc.constantFrom<"steps" | "final" | "name">("steps", "final", "name"),
      fc.array(anyText, { minLength: 2, maxLength: 2 }),
    );
    fc.assert(
      fc.property(fits, ([cases, width, ascii, sort, names]) => {
        // few functions and optimizers, so that runs share them
        const known = cases.map((one, k) => ({
          ...one,
          function: "anisotropic",
          dimension: 2,
          optimizer: names[k % 2],
        }));
        const summaries = summarize(known, SETTINGS, builtins(), 1);
        const at = look(width, ascii);
        const options = { ...OPTIONS, sort, summaries };
        expectFits(renderScreen(resultsOf(known), options, at, grid), at);
        const labelled = known.map((one) => ({ ...one, label: undefined, optimizer: "sgd" }));
        const bare = labelled.map(({ label: _, message: __, ...one }) => one);
        const own = summarize(bare, SETTINGS, builtins(), 1);
        expectNumbersOnly(renderScreen(resultsOf(bare), { ...options, summaries: own }, at, grid));
      }),
      { numRuns: 150 },
    );
  });

  it("marks no row as the best where nothing succeeds", () => {
    const cases = [1, 2].map((seed) => divergedCase({ seed, id: `x ${seed}` }));
    const text = screen(cases, summarize(cases, SETTINGS, builtins()));
    expect(text).not.toMatch(/^\*/m);
    expect(text).toMatch(/ 0\/1 .* 1 DIVERGED$/m);
  });

  it("leaves functions with one run each as cases", () => {
    const cases = [
      caseResult({ id: "a" }),
      caseResult({ id: "b", seed: 2 }),
      caseResult({ id: "c", function: "booth" }),
    ];
    const summaries = summarize(cases, SETTINGS, builtins());
    expect(summaries.map(({ function: fn }) => fn)).toEqual(["anisotropic"]);
    const text = screen(cases, summaries);
    expect(text.indexOf(" 2/2 ")).toBeLessThan(text.indexOf("booth"));
    expect(text.slice(text.indexOf("booth"))).toContain("vs best");
  });
});

describe("the words of a summary", () => {
  it("are short, and never of infinite numbers", () => {
    expect([null, 7, 82.5, 154.5, 1234567.8, 0.123456].map(amount)).toEqual([
      "-",
      "7",
      "82.5",
      "155",
      "1234568",
      "0.123",
    ]);
    expect(range([70, 95])).toBe("70..95");
    expect(range([70, null])).toBe("70..-");
    expect(range([null, null])).toBe("-");
    expect(percentRange([0.699, 0.972])).toBe("69..98%");
    expect(percentRange([0, 1])).toBe("0..100%");
  });

  it("name seeds by what is shortest", () => {
    expect(seedWords(new Set([3, 1, 2]))).toBe("seeds 1..3");
    expect(seedWords(new Set([7, 3]))).toBe("seeds 3, 7");
    expect(seedWords(new Set([1, 3, 5, 7, 9]))).toBe("5 seeds");
  });
});

describe("a median curve", () => {
  it("is the median at every point of any curve; what has ended keeps its value", () => {
    const curves = [
      { step: [0, 1, 4], value: [9, 5, 1] },
      { step: [0, 2], value: [8, 2] },
      { step: [0, 1, 2, 3], value: [7, 6, null, 4] },
    ];
    expect(medianCurve(curves)).toEqual({ step: [0, 1, 2, 3, 4], value: [8, 6, 5, 4, 2] });
  });

  it("is not finite where half of the curves are not", () => {
    const curves = [
      { step: [0, 1], value: [9, null] },
      { step: [0, 1], value: [7, 6] },
    ];
    expect(medianCurve(curves)).toEqual({ step: [0, 1], value: [8, null] });
  });
});
