import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderCasesNdjson } from "../../src/report/cases-ndjson.js";
import { renderCsv as render } from "../../src/report/csv.js";
import { defused } from "../../src/report/csv-table.js";
import { visible } from "../../src/core/visible.js";
import type { Results } from "../../src/records/results.js";
import { anyCase, caseResult, divergedCase, failedCase, resultsOf } from "./any-results.js";

const renderCsv = (results: Results) => render(results, () => ({}));

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
      dimension: "2",
      optimizer: "momentum:lr=0.1",
      label: "",
      function_label: "",
      start_index: "1",
      seed: "1",
      start: "[-7,2]",
      iterations: "10000",
      max_evaluations: "",
      tolerance: "0.000001",
      metric: "gap",
      cost: "iterations",
      status: "reached",
      steps: "76",
      evaluations: "77",
      held: "true",
      settled: "76",
      fragile: "false",
      "hit_1e-2": "40",
      "hit_1e-4": "",
      aocc: "",
      linear_rate: "",
      restarts: "",
      best_step: "99",
      best_value: "2.8e-18",
      best_gap: "2.8e-18",
      best_x: "[1e-9,0]",
      final_step: "100",
      final_value: "1.7e-17",
      final_gap: "1.7e-17",
      final_gradient_norm: "1e-9",
      message: "",
      version: expect.stringMatching(/^\d/) as string,
    });
  });

  it("has the parameters of each case, under names without signs", () => {
    const results = resultsOf([caseResult(), divergedCase()]);
    const [head, ...rows] = parseCsv(
      render(results, ({ optimizer }) =>
        optimizer.startsWith("sgd") ? { optimizer_lr: 1.1 } : { optimizer_beta: [0.9, 0.99] },
      ),
    );
    const column = (name: string) => rows.map((row) => row[head.indexOf(name)]);
    expect(column("optimizer_lr")).toEqual(["", "1.1"]);
    expect(column("optimizer_beta")).toEqual(["[0.9,0.99]", ""]);
  });

  it("has starts that are not read as numbers, and an exponent in long numbers", () => {
    const final = { step: 1, value: 13504284115790346000, gap: -1e20, gradientNorm: 1e15, x: [0] };
    const results = resultsOf([caseResult({ start: [2.3], final })]);
    const [head, row] = parseCsv(renderCsv(results));
    const at = (name: string) => row[head.indexOf(name)];
    expect(["start", "final_value", "final_gap", "final_gradient_norm"].map(at)).toEqual([
      "[2.3]",
      "1.3504284115790346e+19",
      "-1e+20",
      "1e+15",
    ]);
  });

  it("is the same as JSON lines, of which all have the same keys", () => {
    const results = resultsOf([caseResult(), divergedCase()]);
    const [head, ...rows] = parseCsv(renderCsv(results));
    const lines = [...renderCasesNdjson(results, () => ({}))].map(
      (line) => JSON.parse(line) as Record<string, unknown>,
    );
    expect(lines.map(Object.keys)).toEqual([head, head]);
    lines.forEach((line, k) =>
      Object.values(line).forEach((value, i) => {
        const text = typeof value === "object" && value !== null ? JSON.stringify(value) : value;
        if (typeof value !== "number") expect(rows[k][i]).toBe(String(text ?? ""));
        else expect(Number(rows[k][i])).toBe(value);
      }),
    );
  });

  it("has its head alone where there is no case", () => {
    expect(parseCsv(renderCsv(resultsOf([])))).toHaveLength(1);
  });

  it("leaves empty what has no value", () => {
    const [head, row] = parseCsv(renderCsv(resultsOf([divergedCase()])));
    expect(row[head.indexOf("final_value")]).toBe("");
    expect(row.join()).not.toMatch(/NaN|Infinity|null|undefined/);
  });

  it("quotes what would break a row", () => {
    const message = 'a "b", c\nd';
    const [head, row, ...more] = parseCsv(renderCsv(resultsOf([failedCase(message)])));
    expect([row[head.indexOf("message")], more]).toEqual([message, []]);
  });

  it("shows what could move a cursor instead of doing it", () => {
    expect(renderCsv(resultsOf([failedCase("\u001b[31mred")]))).toContain(",\\x1b[31mred,");
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
      expect(cell("start")).toBe(JSON.stringify(one.start));
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
