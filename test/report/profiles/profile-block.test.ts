import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseResult } from "../../../src/records/results.js";
import type { Look } from "../../../src/report/look.js";
import { renderProfiles } from "../../../src/report/profiles/profile-block.js";
import { comparison, ran } from "../../bench/profiles/comparisons.js";
import { anyCase } from "../any-results.js";
import { coloured, expectFits, expectNumbersOnly, look, withoutColour } from "../screens.js";
import { allProfiles, COMPARED } from "./compared.js";

type Style = "ascii" | "braille";

function screen(cases: readonly CaseResult[], how: Look, style: Style = "ascii"): string {
  return renderProfiles(allProfiles(cases), { style, hasScores: false }, how);
}

describe("the screen of profiles", () => {
  const screens: [file: string, style: Style, look: Look][] = [
    ["profiles-120", "ascii", look(120)],
    ["profiles-80", "ascii", look(80)],
    ["profiles-40", "ascii", look(40)],
    ["profiles-20", "ascii", look(20)],
    ["profiles-braille-80", "braille", look(80, false)],
  ];
  for (const [file, style, how] of screens) {
    it(`looks as recorded in ${file}`, async () => {
      const text = screen(COMPARED, how, style);
      expectFits(text, how);
      expectNumbersOnly(text);
      await expect(text).toMatchFileSnapshot(`../../golden/screens/${file}.txt`);
    });
  }

  it("of no case says that there is none", () => {
    expect(screen([], look(80))).toBe(
      "No function was run with every optimizer: there is no profile.\n",
    );
  });

  it("of one case has one line", () => {
    const text = screen([ran("f", "sgd", 12)], look(80));
    expect(text).toContain("1 function: wins");
    expect(text).toContain("100% |AAAAAAAA");
    expectNumbersOnly(text);
  });

  it("where all have diverged draws nothing and says so", () => {
    const text = screen(
      comparison({ f: ["diverged", "diverged"], g: ["diverged", "budget"] }),
      look(80),
    );
    expect(text).toContain("Performance profile: no optimizer reaches the target.");
    expect(text).not.toContain("100%");
    expect(text).toContain("\nf        D D\n");
  });

  it("says how many problems are left out", () => {
    const text = screen(comparison({ f: [5, 9], g: [7, 8] }).slice(0, 3), look(80));
    expect(text.replaceAll("\n", " ")).toContain(
      "Not every optimizer has a run on 1 more; they are left out.",
    );
  });

  it("counts runs where there are several starts or seeds", () => {
    const cases = [1, 2, 3].flatMap((seed) => [
      ran("f", "a", 3, { seed }),
      ran("f", "b", 4, { seed }),
    ]);
    expect(screen(cases, look(80))).toMatch(/^3 runs on 1 function: wins/);
  });

  it("fits every width and reads the same without colour, whatever the cases", () => {
    const cases = fc.array(anyCase, { maxLength: 12 });
    fc.assert(
      fc.property(cases, fc.integer({ min: 20, max: 130 }), fc.boolean(), (all, width, ascii) => {
        const how = look(width, ascii);
        for (const style of ["ascii", "braille"] as const) {
          const text = screen(all, how, style);
          expectFits(text, how);
          expect(withoutColour(screen(all, { ...how, paint: coloured }, style))).toBe(text);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("fits with any numbers of functions and optimizers, and shows no number that is none", () => {
    const outcome = fc.oneof(
      fc.constantFrom("budget" as const, "diverged" as const, "lost" as const, 0, 1),
      fc.integer({ min: 1, max: 1e9 }),
    );
    const counts = fc.oneof(fc.integer({ min: 1, max: 13 }), fc.integer({ min: 14, max: 60 }));
    const tables = counts.chain((count) =>
      fc.array(fc.array(outcome, { minLength: count, maxLength: count }), {
        minLength: 1,
        maxLength: 5,
      }),
    );
    fc.assert(
      fc.property(tables, fc.integer({ min: 20, max: 130 }), (rows, width) => {
        const cases = rows.flatMap((row, p) => row.map((steps, s) => ran(`f${p}`, `o${s}`, steps)));
        const text = screen(cases, look(width));
        expectFits(text, look(width));
        // with a fourteenth optimizer the letters of a plot may read NaN
        if (rows[0].length < 14) expectNumbersOnly(text);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a performance profile on screen", () => {
  const rowsOf = (text: string) => {
    const lines = text.split("\n");
    const first = lines.findIndex((line) => line.includes("share within x times"));
    return lines.slice(first + 1, first + 20).filter((line) => line.includes("|"));
  };

  it("begins with the wins and ends with those who get there", () => {
    // a wins on f; b is 4 times slower there and wins on g, where a fails
    const text = screen(comparison({ f: [10, 40], g: ["budget", 10] }), look(80));
    const rows = rowsOf(text);
    const middle = rows.findIndex((row) => row.startsWith("  50%"));
    expect(rows[middle]).toMatch(/^  50% \|ABAB.*A/);
    expect(rows[0]).toMatch(/^ 100% \| +B B b$/);
  });

  it("has powers of two below it", () => {
    const text = screen(comparison({ f: [10, 160] }), look(80));
    expect(text).toMatch(/ 1 +2 +4 +8 +16 +x fewest/);
  });
});
