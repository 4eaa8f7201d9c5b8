import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { planRun } from "../../src/plan/plan.js";
import { applyGate } from "../../src/plan/gate.js";

const spec = { functions: ["rosenbrock"], optimizers: ["adam"], dims: [2, 5] };
const budgets = (maxEvaluations: number | string) =>
  planRun({ ...spec, maxEvaluations }, builtins()).cases.map(({ settings }) => settings);

describe("a budget for each dimension", () => {
  it("becomes a setting of each case", () => {
    expect(budgets("1e3*dim")).toEqual([{ maxEvaluations: 2000 }, { maxEvaluations: 5000 }]);
    expect(budgets("0.1 * dim")).toEqual([{ maxEvaluations: 1 }, { maxEvaluations: 1 }]);
    expect(budgets(100)).toEqual([undefined, undefined]);
  });

  it("stands beside the settings of an override, which goes before it", () => {
    const plan = planRun({ ...spec, maxEvaluations: "10*dim" }, builtins());
    const gate = { overrides: [{ cases: ["fn:dim=5"], tolerance: 1, maxEvaluations: 7 }] };
    const { cases } = applyGate(plan, gate, true, builtins()).plan;
    expect(cases.map(({ settings }) => settings)).toEqual([
      { maxEvaluations: 20 },
      { maxEvaluations: 7, tolerance: 1 },
    ]);
  });

  it.each(["0*dim", "*dim", "x*dim", "-1*dim", "inf*dim"])("is no budget: %s", (text) => {
    expect(() => budgets(text)).toThrow("what stands before *dim is not a number above 0");
  });
});
