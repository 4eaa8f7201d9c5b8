import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defineOptimizer } from "../../src/core/define.js";
import { minimize } from "../../src/library/minimize.js";
import type { BaselineLine } from "../../src/records/baseline.js";
import { putLine, readBaselineFile } from "../../src/testing/baseline-lines.js";
import { matchesBaseline } from "../../src/testing/matches-baseline.js";
import { folder } from "../cli/optbench.js";

const line = (id: string): BaselineLine => ({
  case: id,
  criterion: "gap 1e-6 in 10",
  revision: "1",
  status: "reached",
  steps: 3,
  hits: {},
});

describe("a line that is put into a baseline", () => {
  it("is refused where its id cannot be read back, and the file stays as it was", () => {
    const path = join(folder(), "a.baseline.json");
    putLine(path, "a.baseline.json", line("booth adam"), []);
    const text = readFileSync(path, "utf8");
    for (const id of ["booth my adam", "booth", "booth adam seed=0", "booth adam,sgd", ""]) {
      expect(() => putLine(path, "a.baseline.json", line(id), []), id).toThrow(
        "cannot be read back as the id of a case",
      );
    }
    expect(readFileSync(path, "utf8")).toBe(text);
    expect(readBaselineFile(path, "a.baseline.json")!.lines.size).toBe(1);
  });

  it("is refused of a definition with a blank in its id", () => {
    const cwd = folder();
    const optimizer = defineOptimizer({
      id: "my adam",
      title: "My Adam",
      create: () => ({ step() {} }),
    });
    const place = { folder: cwd, update: true, again: "again", accept: "accept" };
    const put = () =>
      matchesBaseline(minimize("booth", optimizer, { iterations: 5 }), "a.json", {}, place);
    writeFileSync(join(cwd, "a.json"), "");
    expect(put).toThrow("my adam");
    expect(readFileSync(join(cwd, "a.json"), "utf8")).toBe("");
  });
});
