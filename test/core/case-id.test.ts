import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { printCaseId, readCaseId, withoutFunction } from "../../src/core/case-id.js";
import { planRun } from "../../src/plan/plan.js";

describe("the id of a case", () => {
  it("of every kind is read as it was printed", () => {
    const { cases } = planRun(
      {
        functions: ["rosenbrock:dim=4", "booth+noise:sigma=0.1"],
        optimizers: ["adam", "own=sgd:lr=0.1+cosine"],
        starts: ["default", "random@2"],
        seeds: [1, 7],
      },
      builtins(),
    );
    expect(cases).toHaveLength(24);
    for (const { id, function: fn, optimizer, seed } of cases) {
      const read = readCaseId(id);
      expect(read).toMatchObject({ function: fn, optimizer });
      expect(read.seed).toBe(seed === 1 ? undefined : String(seed));
      expect(printCaseId(read)).toBe(id);
    }
    expect(new Set(cases.map(({ id }) => readCaseId(id).start))).toEqual(
      new Set([undefined, "random#1", "random#2"]),
    );
  });

  it("has a start and a seed only where they are not as usual", () => {
    expect(readCaseId("booth sgd:lr=0.1 start=-1,2 seed=3")).toEqual({
      function: "booth",
      optimizer: "sgd:lr=0.1",
      start: "-1,2",
      seed: "3",
    });
    expect(withoutFunction("booth sgd seed=3")).toBe("sgd seed=3");
  });

  it("that is none has no optimizer", () => {
    expect(readCaseId("booth")).toMatchObject({ function: "booth", optimizer: "" });
    expect(withoutFunction("booth")).toBe("booth");
  });
});
