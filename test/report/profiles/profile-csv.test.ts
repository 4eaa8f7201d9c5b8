import { describe, expect, it } from "vitest";
import { renderProfileCsv } from "../../../src/report/profiles/profile-csv.js";
import { comparison, ran } from "../../bench/profiles/comparisons.js";
import { allProfiles, COMPARED } from "./compared.js";

describe("profiles as CSV", () => {
  it("have a row for every number", () => {
    const text = renderProfileCsv(allProfiles(comparison({ f: [10, 20] })));
    expect(text.split("\r\n")).toEqual([
      "profile,optimizer,of,x,value,state",
      "score,a,wins,,1,",
      "score,a,solved,,1,",
      "score,a,steps,,1,",
      "score,a,evaluations,,1,",
      "score,b,wins,,0,",
      "score,b,solved,,1,",
      `score,b,steps,,${2 / 3},`,
      `score,b,evaluations,,${(4 - 21 / 11) / 3},`,
      "performance,a,,1,1,",
      "performance,b,,2,1,",
      "data,a,,10,1,",
      "data,b,,20,1,",
      "wins,a,b,,1,",
      "wins,b,a,,0,",
      "state,a,f,10,,best",
      "state,b,f,20,,good",
      "",
    ]);
  });

  it("hold no number that is none, and six fields a row", () => {
    const rows = renderProfileCsv(allProfiles(COMPARED)).trimEnd().split("\r\n");
    expect(rows.some((row) => row.startsWith("ecdf,"))).toBe(true);
    for (const row of rows) {
      expect(row.split(",")).toHaveLength(6);
      expect(row).not.toMatch(/NaN|Infinity|undefined|null/);
    }
  });

  it("quote names with commas", () => {
    expect(renderProfileCsv(allProfiles([ran("f,g", 'a"b', 3)]))).toContain('"a""b","f,g",3,,best');
  });
});
