import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseResult, Results } from "../../src/records/results.js";
import type { Look } from "../../src/report/look.js";
import type { ScreenOptions } from "../../src/report/screen-options.js";
import { renderScreen } from "../../src/report/screen.js";
import { grid } from "../../src/terminal/grid.js";
import {
  anyCase,
  anyText,
  caseResult,
  divergedCase,
  failedCase,
  resultsOf,
} from "./any-results.js";
import { coloured, expectFits, expectNumbersOnly, look, withoutColour } from "./screens.js";

const OPTIONS: ScreenOptions = {
  plot: "ascii",
  y: "best",
  sort: "steps",
  rates: "lr as given.",
  formula: () => "",
  minimum: () => 0,
  contour: () => null,
};

function screen(
  cases: readonly CaseResult[],
  options: Partial<ScreenOptions> = {},
  at: Look = look(80),
  parts: Partial<Results> = {},
): string {
  return renderScreen(resultsOf(cases, parts), { ...OPTIONS, ...options }, at, grid);
}

describe("the screen of a run", () => {
  it("is heading, table, plot and verdict", () => {
    const blocks = screen([caseResult(), divergedCase()]).split("\n\n");
    expect(blocks).toHaveLength(5);
    expect(blocks[0]).toBe(
      "anisotropic   dim 2   start (-7, 2)   target f - f* <= 1e-6   10000 iterations",
    );
    expect(blocks[1]).toMatch(/^ {4}optimizer /);
    expect(blocks[2]).toMatch(
      /^Only A momentum:lr=0\.1 reaches f - f\* <= 1e-6, at iteration 76\./,
    );
    expect(blocks[3]).toMatch(/^ best f - f\*\n/);
    expect(blocks[4]).toBe(
      "1 reached, 1 diverged.  ranked by iterations to the target.  lr as given.\n",
    );
  });

  it("with --only-reached hides rows that never hit the target, and says how many", () => {
    const lost = { ...caseResult(), id: "lost", optimizer: "lost", settled: null, held: false };
    const cases = [caseResult(), divergedCase(), lost];
    const text = screen(cases, { onlyReached: true, plot: "off" });
    expect(text).toContain("momentum:lr=0.1");
    expect(text).toContain("lost");
    expect(text).not.toContain(divergedCase().optimizer);
    expect(text).toContain(
      "--only-reached hides 1 of 3 rows.\n1 reached, 1 reached but not held, 1 diverged.",
    );
    expect(screen([divergedCase()], { onlyReached: true })).toMatch(
      /^--only-reached hides 1 of 1 rows\.\n1 diverged\./,
    );
    const all = [caseResult(), lost];
    expect(screen(all, { onlyReached: true })).toBe(screen(all));
  });

  it("of no case says so, and nothing else", () => {
    expect(screen([])).toBe("no case.\n");
    expect(screen([], {}, look(80), { partial: true })).toBe(
      "Interrupted before the first case had ended.\n",
    );
  });

  it("begins with the title of a spec", () => {
    const text = screen([caseResult()], {
      title: "A \u001b[31mlong title ".repeat(9),
      plot: "off",
    });
    expect(text).toMatch(/^A \?\[31mlong title A [^\n]*\n[^\n]*\n[^\n]*title\n\nanisotropic /);
  });

  it("breaks its heading between facts", () => {
    const [heading] = screen([caseResult()], { plot: "off" }, look(40)).split("\n\n");
    expect(heading.split("\n")).toEqual([
      "anisotropic   dim 2   start (-7, 2)",
      "target f - f* <= 1e-6   10000 iterations",
    ]);
  });

  it("says when f* is not known, so that the gradient judges", () => {
    const text = screen([caseResult({ metric: "gradient" })], { minimum: () => null });
    expect(text).toContain("target |grad f| <= 1e-6 (f* is not known)");
    expect(text).toContain("\n best f\n");
  });

  it("shows one table in the place of all, and the comparison above the verdict", () => {
    const parts = { matrix: "ALL\n", profiles: "CURVES\n", comparison: "a\u001b[2J wins." };
    const cases = [caseResult(), divergedCase({ function: "booth" })];
    expect(screen(cases, { ...parts, plot: "off" })).toBe(
      "ALL\n\nCURVES\n\na?[2J wins.\n1 reached, 1 diverged.  ranked by iterations to the target.  lr as given.\n",
    );
    expect(screen(cases, parts)).toMatch(/^ALL\n\nanisotropic [^]+\nbooth [^]+\n\nCURVES\n/);
  });

  it("has a heading for each function, dimension and start", () => {
    const cases = [
      caseResult(),
      caseResult({ start: [1, 1] }),
      caseResult({ function: "booth" }),
      caseResult({ dimension: 3, start: [1, 1, 1] }),
    ];
    const headings = screen(cases, { plot: "off" }).match(/^\S+ {3}dim \d/gm);
    expect(headings).toEqual([
      "anisotropic   dim 2",
      "anisotropic   dim 2",
      "booth   dim 2",
      "anisotropic   dim 3",
    ]);
  });

  it("draws no curve where there is no finite value", () => {
    const text = screen([failedCase("boom")]);
    expect(text).not.toContain("|\n");
    expect(text).not.toContain("There is no finite value to draw.\n");
    expectNumbersOnly(text);
  });

  it("has the same text with colour as without", () => {
    const cases = [caseResult(), divergedCase(), failedCase("boom")];
    const painted = screen(cases, {}, { ...look(80), paint: coloured });
    expect(withoutColour(painted)).toBe(screen(cases));
    expect(painted).not.toBe(screen(cases));
  });

  it.each([20, 40, 80, 120])("fits %i columns when all have diverged", (width) => {
    const text = screen([divergedCase(), divergedCase({ optimizer: "adam" })], {}, look(width));
    expectFits(text, look(width));
    expectNumbersOnly(text);
    expect(text).toContain("2 diverged.");
  });

  it("fits every width, whatever functions, labels and messages are called", () => {
    fc.assert(
      fc.property(
        fc.array(anyCase, { maxLength: 8 }),
        fc.integer({ min: 20, max: 130 }),
        fc.boolean(),
        fc.record({
          title: fc.option(anyText, { nil: undefined }),
          plot: fc.constantFrom("ascii" as const, "braille" as const, "contour" as const),
          y: fc.constantFrom("best" as const, "gradient" as const),
        }),
        fc.boolean(),
        (cases, width, ascii, { title, ...options }, partial) => {
          const named = title === undefined ? options : { ...options, title };
          const at = look(width, ascii);
          expectFits(screen(cases, named, at, { partial }), at);
        },
      ),
      { numRuns: 200 },
    );
  });
});
