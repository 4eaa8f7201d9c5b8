import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseResult, Results } from "../../../src/records/results.js";
import type { Look } from "../../../src/report/look.js";
import { renderMatrixBlock } from "../../../src/report/profiles/matrix-block.js";
import { comparison, ran } from "../../bench/profiles/comparisons.js";
import { anyCase, resultsOf } from "../any-results.js";
import { coloured, expectFits, expectNumbersOnly, look, withoutColour } from "../screens.js";
import { allProfiles, COMPARED } from "./compared.js";

function screen(cases: readonly CaseResult[], how: Look, parts: Partial<Results> = {}): string {
  return renderMatrixBlock(resultsOf(cases, parts), allProfiles(cases), how);
}

describe("functions by optimizers in one table", () => {
  for (const width of [120, 80, 40, 20]) {
    it(`looks as recorded in matrix-${width}`, async () => {
      const text = screen(COMPARED, look(width));
      expectFits(text, look(width));
      await expect(text).toMatchFileSnapshot(`../../golden/screens/matrix-${width}.txt`);
    });
  }

  const cellsOf = (text: string, row: string) =>
    text
      .split("\n")
      .find((line) => line.startsWith(row))!
      .slice(row.length)
      .trim()
      .split(/\s+/);

  it("with --only-reached has no row for functions that nobody reaches; the sums count them", () => {
    const cases = comparison({ f: [10, 20], g: ["budget", "diverged"], h: ["lost", 4] });
    const text = renderMatrixBlock(resultsOf(cases), allProfiles(cases), look(80), {
      onlyReached: true,
    });
    expect(cellsOf(text, "f ")).toEqual(["10*", "20"]);
    expect(cellsOf(text, "h ")).toEqual(["F", "4*"]);
    expect(text).not.toMatch(/^g /m);
    expect(text).not.toContain("D diverged");
    expect(cellsOf(text, "solved on ")).toEqual(["1", "2"]);
    expect(text).toMatch(/^--only-reached hides 1 of 3 rows\.$/m);
  });

  it("has steps and a mark in every cell: best, good, slow, failed, diverged", () => {
    const text = screen(
      comparison({ f: [10, 20, 21, "lost", "diverged"], g: [5, 5, 9, 1, 1] }),
      look(80),
    );
    expect(cellsOf(text, "f ")).toEqual(["10*", "20", "21s", "F", "D"]);
    expect(cellsOf(text, "g ")).toEqual(["5s", "5s", "9s", "1*", "1*"]);
  });

  it("says how many of several runs reach the target, and the median where all do", () => {
    const runs = [3, 9, "budget" as const].map((steps, seed) => ran("f", "a", steps, { seed }));
    const others = [4, 8, 6].map((steps, seed) => ran("f", "b", steps, { seed }));
    const text = screen([...runs, ...others, ran("g", "a", 2), ran("g", "b", 2)], look(80));
    expect(cellsOf(text, "f ")).toEqual(["2/3U", "6*"]);
    expect(text).toContain("U unstable, not every start and seed");
  });

  it("leaves a cell empty where an optimizer was not run", () => {
    const text = screen(comparison({ f: [10, 20], g: [7, 8] }).slice(0, 3), look(80));
    expect(cellsOf(text, "g ")).toEqual(["7*"]);
  });

  it("sums up below: best on, solved on, scores", () => {
    const text = screen(comparison({ f: [10, 20], g: [7, "budget"] }), look(80));
    expect(cellsOf(text, "best on")).toEqual(["2", "0"]);
    expect(cellsOf(text, "solved on")).toEqual(["2", "1"]);
    expect(cellsOf(text, "score ")).toEqual(["1.00", "0.33"]);
  });

  it("heads its columns with names where there is room, else with letters and a legend", () => {
    const cases = comparison({ f: [10, 20], g: [7, 8] });
    expect(screen(cases, look(80))).toMatch(/^function +A a +B b$/m);
    const long = cases.map((one) => ({ ...one, optimizer: `${one.optimizer}${"x".repeat(40)}` }));
    expect(screen(long, look(80))).toMatch(/^function +A +B$[^]+^ A ax{40}$/m);
  });

  it("says by what it is judged, and where that differs", () => {
    const cases = comparison({ f: [10, 20], g: [7, 8] });
    expect(screen(cases, look(80))).toMatch(
      /^2 functions   target f - f\* <= 1e-6   10000 iterations\n\n/,
    );
    const gradient = cases.map((one) =>
      one.function === "g" ? { ...one, metric: "gradient" as const } : one,
    );
    expect(screen(gradient, look(80))).toContain("f - f* <= 1e-6 (|grad f| on 1: no f*)");
    const own = cases.map((one) => ({ ...one, settings: { iterations: 3 } }));
    expect(screen(own, look(80))).toContain("f - f* <= 1e-6, some by their own");
    const seeds = cases.flatMap((one) => [one, { ...one, id: `${one.id} 2`, seed: 2 }]);
    expect(screen(seeds, look(80))).toContain("2 functions   2 seeds   target");
  });

  it("of no case is empty, of one case a cell", () => {
    expect(screen([], look(80))).toBe("");
    expectNumbersOnly(screen([ran("f", "a", "diverged")], look(40)));
  });

  it("fits every width and reads the same without colour, whatever the cases", () => {
    const widths = fc.integer({ min: 20, max: 130 });
    fc.assert(
      fc.property(
        fc.array(anyCase, { minLength: 1, maxLength: 12 }),
        widths,
        fc.boolean(),
        (all, width, ascii) => {
          const how = look(width, ascii);
          const text = screen(all, how);
          expectFits(text, how);
          expect(withoutColour(screen(all, { ...how, paint: coloured }))).toBe(text);
        },
      ),
      { numRuns: 100 },
    );
  });
});
