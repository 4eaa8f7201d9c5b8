import { describe, expect, it } from "vitest";
import type { BaselineLine } from "../../src/records/baseline.js";
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
  2 of 10 cases come to no target
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

  it("says how many cases come to no target, by what they are judged, and what differs", () => {
    const far = (id: string, change: Partial<BaselineLine>) => line(id, null, change);
    const report = reportOf(
      [far("f a", { gap: 0.000123 }), far("f b", {}), far("f c", { gap: 2 }), line("f old", 9)],
      [
        far("f a", { gap: 0.000124 }),
        far("f b", { gap: 1 }),
        far("f c", { gap: 2, status: "stalled" }),
        line("f mine", 9),
      ],
    );
    expect(renderCheck(report, look(100), grid)).toBe(`\
optbench check   4 cases   my.baseline.json

    f        base      now  delta
 +  a     1.23e-4  1.24e-4  +0.8%  REGRESSED in its best f - f* (allowed 1.23e-4)
 >  mine        9        9         renamed, the same numbers: f old in the baseline
 =  c           -        -         budget before, stalled now: not judged
   1 unchanged

FAIL  1 regressed, 1 renamed, 1 ended otherwise, 1 same
  3 of 4 cases come to no target: 2 judged by their best f - f*, 1 by its status alone (-u adds the
    best f - f* of 1)
  reproduce  optbench run my.yaml --filter 'f a'
  accept     optbench check my.yaml -u
             rewrites 4 lines of my.baseline.json
`);
  });

  it("says 'tighten' only where nothing but improvements would be written", () => {
    const next = (base: BaselineLine[], now: BaselineLine[]) =>
      /^ {2}(tighten|accept)/m.exec(renderCheck(reportOf(base, now), look(80), grid))?.[1];
    const [fast, slow] = [line("f a", 10), line("f a", 11)];
    expect(next([slow], [fast])).toBe("tighten");
    expect(next([fast], [slow])).toBe("accept");
    expect(next([slow, line("f b", 10)], [fast, line("f b", 12)])).toBe("accept");
    expect(next([fast], [fast])).toBe(undefined);
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
