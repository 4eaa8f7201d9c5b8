import { describe, expect, it } from "vitest";
import { builtins } from "../../../src/bench/builtins.js";
import { execute } from "../../../src/bench/execute.js";
import { bestOf, sweep } from "../../../src/bench/sweep/sweep.js";
import { planRun, type Plan, type RunSpec } from "../../../src/plan/plan.js";
import { readSweep, sweptBy } from "../../../src/plan/sweep.js";

async function swept(spec: RunSpec, range: string, measure: "steps" | "final" = "steps") {
  const catalogue = builtins();
  const asked = readSweep(range);
  const plan = planRun(spec, catalogue, 500, sweptBy(asked));
  const run = ({ cases, settings }: Plan) =>
    Promise.resolve(cases.map((one) => execute(one, settings, catalogue)));
  return (await sweep(plan, { ...asked, measure }, catalogue, run))!;
}

describe("how wide good values are", () => {
  it("is from the first to the last around the best whose result is at most twice the best", () => {
    // 30 is the best: 60 and 45 are good, 61 is not, and the 40 beyond it does not count
    const best = bestOf([0.01, 0.1, 1, 10, 100, 1000], [40, 61, 60, 30, 45, null], "log");
    expect(best).toEqual({ value: 10, score: 30, low: 1, high: 100, width: 2, isCutOff: false });
  });

  it("is cut off where the sweep ends before they do", () => {
    expect(bestOf([1, 10], [5, 11], "log")).toMatchObject({ width: 0, isCutOff: true });
    expect(bestOf([0.1, 1, 10], [11, 5, 11], "log")).toMatchObject({ width: 0, isCutOff: false });
  });

  it("is a difference where the parameter is linear", () => {
    const best = bestOf([0.5, 0.6, 0.7, 0.8], [90, 40, 50, 90], "linear");
    expect(best).toMatchObject({ low: 0.6, high: 0.7, width: 0.1 });
  });

  it("is nothing where nothing reaches the target", () => {
    expect(bestOf([1, 2], [null, null], "log")).toBeNull();
  });

  it("takes the smallest of equally good values, and 0 for no better than 0", () => {
    expect(bestOf([1, 10, 100], [0, 0, 1], "log")).toMatchObject({ value: 1, low: 1, high: 10 });
  });
});

describe("a sweep of gradient descent's learning rate over x² + y²", () => {
  // each step multiplies x by 1 − 2 lr; the gap begins at 1 and the target is 1e-6
  const spec = {
    functions: ["isotropic"],
    optimizers: ["sgd"],
    starts: [[1, 0]],
    iterations: 60,
  };
  const stepsAt = (lr: number) => {
    let gap = 1;
    for (let t = 0; t <= 60; t++) {
      if (gap <= 1e-6) return t;
      gap *= (1 - 2 * lr) * (1 - 2 * lr);
    }
    return null;
  };

  it("has the steps of the closed form", async () => {
    const { curves } = await swept(spec, "lr=0.01..1@21");
    const [{ value, steps, reached, best }] = curves;
    expect(value).toHaveLength(21);
    expect([value[0], value.at(-1)]).toEqual([0.01, 1]);
    expect(steps).toEqual(value.map(stepsAt));
    expect(reached).toEqual(steps.map((one) => (one === null ? 0 : 1)));
    expect(best!.value).toBe(value[steps.indexOf(Math.min(...steps.map((one) => one ?? 99)))]);
  });

  it("has the last gap with the other measure", async () => {
    const { curves } = await swept({ ...spec, iterations: 2 }, "lr=0.1..0.4@2", "final");
    // (1 − 0.2)⁴ and (1 − 0.8)⁴
    expect(curves[0].final[0]).toBeCloseTo(0.4096, 12);
    expect(curves[0].final[1]).toBeCloseTo(0.0016, 12);
    expect(curves[0].best).toMatchObject({ value: 0.4, low: 0.4, high: 0.4 });
  });

  it("sweeps learning-rate of a dialect's row as lr", async () => {
    const both = { ...spec, optimizers: ["sgd", "optax/sgd"] };
    const { curves } = await swept(both, "lr=0.01..1@5");
    expect(curves[1].steps).toEqual(curves[0].steps);
    expect(curves[1].optimizer).toBe("optax/sgd:learning-rate=0.01..1");
  });

  it("takes the median over starts, where all reach the target", async () => {
    const starts = [
      [1, 0],
      [100, 0],
      [1e-9, 0],
    ];
    const { curves } = await swept({ ...spec, starts }, "lr=0.1..0.4@2");
    const one = await swept(spec, "lr=0.1..0.4@2");
    expect(curves[0].runs).toBe(3);
    expect(curves[0].steps).toEqual(one.curves[0].steps);
  });
});
