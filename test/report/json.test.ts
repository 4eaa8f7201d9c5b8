import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderJson, renderNdjsonLine } from "../../src/report/json.js";
import { anyCase, caseResult, divergedCase, resultsOf } from "./any-results.js";

const written = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

describe("json", () => {
  it("is the document, a case a line", () => {
    const results = resultsOf([caseResult(), divergedCase()]);
    const text = [...renderJson(results)].join("");
    expect(JSON.parse(text)).toEqual(results);
    expect(text.split("\n").filter((line) => line.startsWith('{"id":'))).toHaveLength(2);
    expect(text.endsWith("\n]}\n")).toBe(true);
  });

  it("comes in pieces, for many cases are longer than a text can be", () => {
    const path = Array.from({ length: 20_000 }, (_, t) => [t, 0.1 * t]);
    const results = resultsOf(
      Array.from({ length: 20 }, (_, k) => caseResult({ id: `${k}`, path })),
    );
    const pieces = [...renderJson(results)];
    expect(pieces.length).toBeGreaterThan(3);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(2e6);
    const { cases } = JSON.parse(pieces.join("")) as typeof results;
    expect(cases.map(({ id }) => id)).toEqual(results.cases.map(({ id }) => id));
  });

  it("is a document without cases too", () => {
    expect(JSON.parse([...renderJson(resultsOf([], { partial: true }))].join(""))).toEqual(
      resultsOf([], { partial: true }),
    );
  });

  it("and ndjson keep every case, on lines of their own", () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 5 }), (cases) => {
        expect(JSON.parse([...renderJson(resultsOf(cases))].join(""))).toEqual(
          written(resultsOf(cases)),
        );
        for (const one of cases) {
          const line = renderNdjsonLine(one);
          expect(line.indexOf("\n")).toBe(line.length - 1);
          expect(JSON.parse(line)).toEqual(written(one));
        }
      }),
    );
  });
});
