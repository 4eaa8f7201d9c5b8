import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderJson, renderNdjsonLine } from "../../src/report/json.js";
import { anyCase, caseResult, divergedCase, resultsOf } from "./any-results.js";

const written = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

describe("json", () => {
  it("is the document, a case a line", () => {
    const results = resultsOf([caseResult(), divergedCase()]);
    const text = renderJson(results);
    expect(JSON.parse(text)).toEqual(results);
    expect(text.split("\n").filter((line) => line.startsWith('{"id":'))).toHaveLength(2);
    expect(text.endsWith("\n]}\n")).toBe(true);
  });

  it("is a document without cases too", () => {
    expect(JSON.parse(renderJson(resultsOf([], { partial: true })))).toEqual(
      resultsOf([], { partial: true }),
    );
  });

  it("and ndjson keep every case, on lines of their own", () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 5 }), (cases) => {
        expect(JSON.parse(renderJson(resultsOf(cases)))).toEqual(written(resultsOf(cases)));
        for (const one of cases) {
          const line = renderNdjsonLine(one);
          expect(line.indexOf("\n")).toBe(line.length - 1);
          expect(JSON.parse(line)).toEqual(written(one));
        }
      }),
    );
  });
});
