import { describe, expect, it } from "vitest";
import { createOptimizer, minimize, OptbenchError } from "../../src/index.js";
import { slopeAt } from "../../src/run/measure.js";
import { descent, point, problem, run, sphere } from "../run/scripted.js";

const inBox = (x: readonly (number | null)[], low: readonly number[], high: readonly number[]) =>
  x.every((xi, i) => xi! >= low[i] && xi! <= high[i]);

describe("+project", () => {
  it.each([
    "sgd:lr=1",
    "momentum:lr=0.5",
    "adam:lr=1",
    "nesterov:lr=0.5",
    "lion:lr=1",
    "sgd:lr=1+ema",
  ])("keeps every iterate of %s in the domain that show prints", (optimizer) => {
    const settings = { iterations: 300, start: [3.9, -2.9], path: true };
    const { path, status } = minimize("mccormick", `${optimizer}+project`, settings);
    expect(path!.every((x) => inBox(x, [-1.5, -3], [4, 4]))).toBe(true);
    expect(["reached", "budget", "stalled"]).toContain(status);
    const free = minimize("mccormick", optimizer, settings);
    expect(free.path!.every((x) => inBox(x, [-1.5, -3], [4, 4]))).toBe(false);
  });

  it("changes nothing for a run that stays inside", () => {
    const settings = { iterations: 100 };
    const [free, kept] = ["adam:lr=0.01", "adam:lr=0.01+project"].map((optimizer) =>
      minimize("rosenbrock", optimizer, settings),
    );
    expect(kept.curve).toEqual(free.curve);
    expect(kept.final.gradientNorm).toBe(free.final.gradientNorm);
  });

  it("projects a start outside with the first step", () => {
    const { path } = minimize("mccormick", "sgd:lr=1e-9+project", {
      iterations: 1,
      start: [10, 10],
      path: true,
    });
    expect(path).toEqual([
      [10, 10],
      [4, 4],
    ]);
  });

  it("finds a minimum near the corner from the corner's side", () => {
    const { status, steps, final, message } = minimize("schwefel", "sgd:lr=5+project", {
      start: [499, 499],
      iterations: 300,
      metric: "gradient",
      tolerance: 1e-9,
    });
    // the corner (500, 500) is no minimum: f falls towards the inside there
    expect([status, final.x.every((xi) => Math.abs(xi! - 420.96874636) < 1e-6)]).toEqual([
      "reached",
      true,
    ]);
    expect([steps! > 0, message]).toEqual([true, undefined]);
  });

  it("is refused for methods that evaluate f at points of their own", () => {
    for (const id of ["bfgs", "l-bfgs", "nonlinear-cg", "gd-armijo", "torch/lbfgs"]) {
      expect(() => minimize("mccormick", `${id}+project`)).toThrow(
        /evaluates f at points of its own, which project cannot keep inside/,
      );
    }
  });

  it("needs a function: createOptimizer has none", () => {
    expect(() => createOptimizer("sgd+project", 2)).toThrow(OptbenchError);
    expect(() => createOptimizer("sgd+project", 2)).toThrow(
      "sgd+project needs the domain of a function: use minimize()",
    );
  });
});

describe("the gradient norm within bounds", () => {
  const bounds = { lower: point(-1, -1), upper: point(1, Infinity) };

  it.each([
    ["that of ∇f inside", [0, 0], [0.3, -0.4], 0.5],
    ["without what would leave", [1, 0], [-3, 0.4], 0.4],
    ["0 where all would leave", [1, -1], [-3, 4], 0],
    ["what is left of the way", [0.5, 0], [-3, 0], 0.5],
    ["as exact as ∇f, however small", [1, 1], [1e-30, 0], 1e-30],
  ])("is %s", (_, x, g, norm) => {
    expect(slopeAt(point(...x), point(...g), bounds)).toBeCloseTo(norm, 15);
    if (norm === 1e-30) expect(slopeAt(point(...x), point(...g), bounds)).toBe(1e-30);
  });

  it("is NaN where the gradient is", () => {
    expect(slopeAt(point(0, 0), point(NaN, 0), bounds)).toBeNaN();
  });

  it("judges a run and says why it stalls", () => {
    const box = { lower: point(1), upper: point(5) };
    const clamped = {
      step(x: Float64Array, g: Float64Array, lr: number) {
        descent.step(x, g, lr, 1);
        x[0] = Math.min(Math.max(x[0], 1), 5);
      },
    };
    const given = problem(sphere(1), clamped, { start: point(4), lr: 0.5, bounds: box });
    const byGradient = run(given, { metric: "gradient", tolerance: 1e-9 });
    expect(byGradient).toMatchObject({ status: "reached", steps: 2, final: { gradientNorm: 0 } });
    expect(run(given, { tolerance: 1e-9, iterations: 300 })).toMatchObject({
      status: "stalled",
      message: "the projected gradient is 0: f falls only towards the outside",
    });
  });
});
