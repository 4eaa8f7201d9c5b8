import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderCsv } from "../../src/report/csv.js";
import { defused } from "../../src/report/csv-table.js";
import { visible } from "../../src/core/visible.js";
import { anyCase, caseResult, divergedCase, failedCase, resultsOf } from "./any-results.js";

/** Reads RFC 4180, strictly. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (match === null) throw new Error("not RFC 4180");
    row.push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
    if (match[3] === "\r\n") rows.push(row.splice(0));
  }
  row = [];
  return rows;
}

describe("csv", () => {
  it("has a row per case under the names of its columns", () => {
    const [head, row] = parseCsv(renderCsv(resultsOf([caseResult()])));
    expect(Object.fromEntries(head.map((name, k) => [name, row[k]]))).toEqual({
      id: "anisotropic momentum:lr=0.1",
      function: "anisotropic",
      optimizer: "momentum:lr=0.1",
      label: "",
      dimension: "2",
      seed: "1",
      start: "-7 2",
      status: "reached",
      metric: "gap",
      steps: "76",
      held: "true",
      settled: "76",
      evaluations: "77",
      fragile: "",
      "hit 1e-2": "40",
      "hit 1e-4": "",
      aocc: "",
      "best step": "99",
      "best value": "2.8e-18",
      "best gap": "2.8e-18",
      "best x": "1e-9 0",
      "final step": "100",
      "final value": "1.7e-17",
      "final gap": "1.7e-17",
      "final gradient norm": "1e-9",
      message: "",
    });
  });

  it("has its head alone where there is no case", () => {
    expect(parseCsv(renderCsv(resultsOf([])))).toHaveLength(1);
  });

  it("leaves empty what has no value", () => {
    const [head, row] = parseCsv(renderCsv(resultsOf([divergedCase()])));
    expect(row[head.indexOf("final value")]).toBe("");
    expect(row.join()).not.toMatch(/NaN|Infinity|null|undefined/);
  });

  it("quotes what would break a row", () => {
    const message = 'a "b", c\nd';
    const [head, row, ...more] = parseCsv(renderCsv(resultsOf([failedCase(message)])));
    expect([row[head.indexOf("message")], more]).toEqual([message, []]);
  });

  it("shows what could move a cursor instead of doing it", () => {
    expect(renderCsv(resultsOf([failedCase("\u001b[31mred")]))).toContain(",\\x1b[31mred\r\n");
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])(
    "defuses %j, which a spreadsheet would compute, and no cell of its own",
    (message) => {
      const one = { ...failedCase(message), label: "-x" };
      const [head, row] = parseCsv(renderCsv(resultsOf([one])));
      const cell = (name: string) => row[head.indexOf(name)];
      expect(cell("message")).toBe(`'${visible(message)}`);
      expect(cell("label")).toBe("'-x");
      expect(cell("id")).toBe(one.id);
      expect(cell("start")).toBe(one.start.join(" "));
    },
  );

  it("reads back whatever the names and messages are", () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 5 }), (cases) => {
        const rows = parseCsv(renderCsv(resultsOf(cases)));
        expect(rows).toHaveLength(cases.length + 1);
        const at = rows[0].indexOf("message");
        expect(rows.slice(1).map((row) => row[at])).toEqual(
          cases.map(({ message }) => visible(defused(message) ?? "")),
        );
        expect(new Set(rows.map((row) => row.length)).size).toBe(1);
      }),
    );
  });
});
