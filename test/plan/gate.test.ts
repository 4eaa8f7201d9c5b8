import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { applyGate, type Override } from "../../src/plan/gate.js";
import { planRun } from "../../src/plan/plan.js";

const plan = () =>
  planRun({ functions: ["booth", "beale"], optimizers: ["adam", "sgd"] }, builtins());
const gated = (overrides: readonly Override[]) =>
  applyGate(plan(), { overrides }, true, builtins());

describe("of several overrides of a case", () => {
  it("the later allowance counts, and the later reason to skip it", () => {
    const wide = { steps: 9, percent: 0 };
    const { allow } = gated([
      { cases: ["fn:booth"], allow: { steps: 1, percent: 0 } },
      { cases: ["opt:adam"], allow: wide },
    ]);
    expect(allow("booth adam")).toEqual(wide);
    expect(allow("booth sgd")).toEqual({ steps: 1, percent: 0 });
    const { skipped } = gated([
      { cases: ["fn:booth"], skip: "first" },
      { cases: ["booth sgd"], skip: "second" },
    ]);
    expect(skipped).toEqual([
      { id: "booth adam", reason: "first" },
      { id: "booth sgd", reason: "second" },
    ]);
  });
});
