import { describe, expect, it } from "vitest";
import { renderCheck } from "../../src/report/check.js";
import { grid } from "../../src/terminal/grid.js";
import { EVERYTHING, line, reportOf } from "./check-reports.js";
import { coloured, look, withoutColour } from "./screens.js";

describe("the screen of a check", () => {
  it("shows what differs, how much, and in words", () => {
    expect(renderCheck(EVERYTHING, look(100), grid)).toBe(`\
optbench check   10 cases   my.baseline.json

    f      base  now   delta
 +  slow     82  118  +43.9%  REGRESSED (allowed 84), 1 target too
 +  late     25    -          REGRESSED at target 1e-2 (allowed 27)
 !  dies    141    -          NOW DIVERGES at step 194
 *  other     5    5          NOT COMPARABLE: revision 1 in the baseline, 1 2 now
 ?  fresh     -  913          new, not in the baseline
 x  gone      3    -          in the baseline, but not in the spec
 -  fast    141  120  -14.9%  improved
 ~  near     10   11  +10.0%  allowed
   1 unchanged

    g            base  now  delta
 !  adam seed=2     7    -         NO LONGER REACHED (budget)
   adam reached 1 of 2, 2 in the baseline
   1 unchanged

FAIL  4 regressed, 1 not comparable, 1 new, 1 obsolete, 1 improved, 1 within the allowance, 2 same
  reproduce  optbench run my.yaml --filter 'f slow'
  accept     optbench check my.yaml -u
             rewrites 9 lines of my.baseline.json
`);
  });

  it.each([20, 30, 40, 60, 80])("keeps to %i columns, the commands to paste aside", (width) => {
    const text = renderCheck(EVERYTHING, look(width), grid);
    for (const row of text.split("\n")) {
      if (!/^ {2}(reproduce|accept)| {13}rewrites/.test(row))
        expect(row.length, row).toBeLessThanOrEqual(width);
      expect(row).not.toMatch(/\s$/);
      expect(row).toMatch(/^[ -~]*$/);
    }
    expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
    for (const word of ["slow", "118", "REGRESSED", "DIVERGES", "FAIL"])
      expect(text).toContain(word);
  });

  it("says the same without its colours", () => {
    const text = renderCheck(EVERYTHING, { ...look(100), paint: coloured }, grid);
    expect(withoutColour(text)).toBe(renderCheck(EVERYTHING, look(100), grid));
  });

  it("of no case", () => {
    const text = renderCheck(reportOf([], []), look(80), grid);
    expect(text).toBe("optbench check   0 cases   my.baseline.json\n\nNO VERDICT  no case\n");
  });

  it("moves no cursor, whatever stands in the baseline", () => {
    const text = renderCheck(reportOf([line("\u001b[2J\u0007 \u202ea\nb", 3)], []), look(80), grid);
    expect(text).not.toMatch(/[^\n -~]/);
  });

  it("shows a delta from zero steps as a difference", () => {
    const text = renderCheck(reportOf([line("f a", 0)], [line("f a", 9)]), look(80), grid);
    expect(text).toMatch(/ a +0 +9 +\+9 +REGRESSED/);
  });
});
