import { describe, expect, it } from "vitest";
import { minimize, OptbenchError, runBenchmark } from "../../src/index.js";

describe("a pair that cannot be run", () => {
  const spec = { functions: ["rastrigin", "booth"], optimizers: ["newton", "sgd"], iterations: 50 };

  it("is skipped with its reason where there are other cases", () => {
    const [skipped, ...others] = runBenchmark(spec).cases;
    expect(skipped).toMatchObject({
      id: "rastrigin newton",
      status: "skipped",
      message: "newton needs a function that knows its Hessian, and this one does not",
      steps: null,
      held: false,
      settled: null,
      evaluations: 0,
      aocc: null,
      best: { step: 0, value: null, gap: null },
      final: { step: 0, value: null, gap: null, gradientNorm: null },
    });
    expect(others.map(({ status }) => status)).toEqual(["budget", "reached", "budget"]);
  });

  it("alone is an error of usage", () => {
    const alone = { functions: ["rastrigin"], optimizers: ["newton"] };
    expect(() => runBenchmark(alone)).toThrow(OptbenchError);
    expect(() => runBenchmark(alone)).toThrow("newton needs a function that knows its Hessian");
    expect(() => minimize("rastrigin", "newton")).toThrow(OptbenchError);
  });

  it("is no success, and told apart in the summary", () => {
    const { summaries } = runBenchmark({ ...spec, starts: ["random@6"] });
    const skipped = summaries!.find(
      (one) => one.function === "rastrigin" && one.optimizer === "newton",
    )!;
    expect(skipped.statuses).toEqual({ skipped: skipped.runs });
    expect(skipped).toMatchObject({ successes: 0, ert: { value: null }, aocc: null, endings: [] });
  });
});
