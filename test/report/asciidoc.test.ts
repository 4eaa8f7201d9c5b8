import { describe, expect, it } from "vitest";
import { renderAsciidoc } from "../../src/report/asciidoc.js";
import { caseResult, divergedCase, failedCase, resultsOf } from "./any-results.js";

describe("asciidoc", () => {
  it("has a table with a title for each function, and the verdict", () => {
    expect(renderAsciidoc(resultsOf([caseResult(), divergedCase()]))).toMatchInlineSnapshot(`
      ".\`anisotropic\`, dim 2, pass:c[start (-7, 2)]
      [%autowidth,cols="<,>,>,>,>,>,<",options="header"]
      |===
      |optimizer |steps |evals |vs best |best |final |status

      |\`momentum:lr=0.1\` |76 |77 |1.00x |2.8e-18 |1.7e-17 |reached
      |\`sgd:lr=1.1\` |- |195 |- |6.5e0 |- |DIVERGED at step 194
      |===

      pass:c[1 reached, 1 diverged. Judged by gap, target 1.0e-6, 10000 iterations; ranked by iterations to the target.]
      "
    `);
  });

  it("of no case is the verdict alone", () => {
    expect(renderAsciidoc(resultsOf([]))).toMatch(/^pass:c?\[?no case\.|^no case\./);
  });

  it("shows every sign as it stands, and no cell ends early", () => {
    const text = renderAsciidoc(
      resultsOf([failedCase("a | b {x} *c* ]", { optimizer: "own=x|y+z[1]" })]),
    );
    const row = text.split("\n").find((line) => line.includes("own=x"))!;
    expect(row.startsWith(String.raw`|${"`"}pass:c[own=x\|y+z[1\]]${"`"} `)).toBe(true);
    expect(row.split(/(?<!\\)\|/)).toHaveLength(8);
    expect(row).toContain(String.raw`a \| b {x} *c* \]]`);
  });
});
