import { describe, expect, it } from "vitest";
import { slackOf } from "../../src/core/slack.js";
import { scale } from "../../src/functions/transforms/scale.js";
import { minimize } from "../../src/index.js";
import { counting, point, problem, run, runOn, sequence } from "./scripted.js";

describe("a run that falls below f*", () => {
  it("ends there, whatever may come after", () => {
    const one = runOn([5, 2, -1, 0.5], { tolerance: 1 });
    expect(one).toMatchObject({
      status: "escaped",
      steps: null,
      held: false,
      settled: null,
      evaluations: 3,
      best: { step: 1, gap: 2 },
      final: { step: 2, gap: -1 },
    });
    expect(one.curve).toEqual({ step: [0, 1, 2], value: [5, 2, -1], best: [5, 2, 2] });
  });

  it("keeps the hits that it had before, and they were not held", () => {
    const one = runOn([5, 0.5, -1], { tolerance: 1, targets: [3, 0.1] });
    expect(one).toMatchObject({ status: "escaped", steps: 1, held: false, settled: null });
    expect(one.hits).toEqual([1, null]);
    expect(one.evaluations).toBe(2);
  });

  it("hits no target of the ladder by that", () => {
    const { ladder } = runOn([5, -1], { ladder: true });
    expect(ladder!.at(-1)).toBeNull();
    expect(ladder!.filter((hit) => hit !== null)).toHaveLength(7); // 10², 10^1.8 … 10^0.8
  });

  it.each(["gap", "gradient", "distance"] as const)("does so by the metric %s too", (metric) => {
    const given = problem(sequence([5, -1, 5], [9, 0, 0]), counting);
    expect(run(given, { metric, tolerance: 1e-3 })).toMatchObject({
      status: "escaped",
      final: { step: 1 },
    });
  });

  it.each([
    ["within 1e-10", 0, -0.9e-10, "reached"],
    ["beyond 1e-10", 0, -1.1e-10, "escaped"],
    ["within 1e-10 of a large |f*|", -1e6, -1e6 - 0.9e-4, "reached"],
    ["beyond 1e-10 of a large |f*|", -1e6, -1e6 - 1.1e-4, "escaped"],
  ])("is one %s", (_, value, f, status) => {
    const optimum = { value, points: [] };
    const given = problem(sequence([value + 5, f]), counting, { optimum });
    expect(run(given, { iterations: 1 }).status).toBe(status);
  });

  it("may have a larger slack where the function states one, and no smaller one", () => {
    const ending = (slack: number, f: number) =>
      run(problem(sequence([5, f]), counting, { optimum: { value: 0, points: [], slack } }), {
        iterations: 1,
      }).status;
    expect(ending(1e-3, -0.9e-3)).toBe("reached");
    expect(ending(1e-3, -1.1e-3)).toBe("escaped");
    expect(ending(1e-20, -0.9e-10)).toBe("reached");
  });

  it("is none where f* is unknown", () => {
    const given = problem(sequence([5, -1]), counting, { optimum: null });
    expect(run(given, { iterations: 1 }).status).toBe("reached");
  });

  it("says whether it left the domain or f* is wrong", () => {
    const domain = { lower: point(-3), upper: point(2) };
    const message = (values: number[]) =>
      run(problem(sequence(values), counting, { domain })).message;
    expect(message([5, 4, 3, -1])).toBe("left the domain: f is below the minimum of the box");
    expect(message([5, 4, -1.5])).toBe("the stated f* = 0 is not the minimum: f = -1.5 at (2)");
  });
});

const LONG_STEPS = "bfgs:no-scaled:first-trial=taxicab";

describe("of the catalogue", () => {
  it("a bfgs whose first steps are long leaves the box of mccormick", () => {
    const one = minimize("mccormick", LONG_STEPS, { iterations: 5000 });
    expect(one).toMatchObject({
      status: "escaped",
      steps: null,
      message: "left the domain: f is below the minimum of the box",
    });
  });

  it("a domain that is shifted, scaled or turned is left where it was left before", () => {
    for (const transform of [
      "shift:by=1000",
      "scale:space=0.01",
      "rotate:seed=3",
      "scale:value=1e12",
    ]) {
      const { status, message } = minimize(`mccormick+${transform}`, LONG_STEPS, {
        iterations: 5000,
      });
      expect([transform, status, message]).toEqual([
        transform,
        "escaped",
        "left the domain: f is below the minimum of the box",
      ]);
    }
  });

  it("what rounding does to f grows with the scale of f, and the slack with it", () => {
    const { place } = scale.apply(
      {
        start: point(1),
        domain: { lower: point(-1), upper: point(1) },
        optimum: { value: 0, points: [point(0)] },
      },
      { value: 1e12, space: 2 },
    );
    expect(slackOf(place.optimum!)).toBeCloseTo(100, 9);
  });

  it("a bare objective with a wrong minimum is told so, with the point", () => {
    const square = {
      dim: 1,
      start: [100],
      minimum: 1,
      value: (x: Float64Array) => x[0] * x[0],
    };
    const { status, message } = minimize(square, "sgd:lr=0.5");
    expect(status).toBe("escaped");
    expect(message).toMatch(/^the stated f\* = 1 is not the minimum: f = \S+ at \(\S+\)$/);
  });
});
