import { describe, expect, it } from "vitest";
import { completeParams } from "../../src/core/params.js";
import type { Objective } from "../../src/core/types.js";
import { functions } from "../../src/functions/index.js";

function evaluate(id: string, ...x: number[]): { value: number; g: number[] } {
  const f = functions.find((known) => known.id === id)!;
  const objective = f.create(x.length, completeParams(id, f.params, {})) as Objective;
  const g = new Float64Array(x.length).fill(NaN);
  return { value: objective.valueAndGradient(Float64Array.from(x), g), g: [...g] };
}

describe("far away", () => {
  it.each(["huber", "pseudo-huber", "abs-smooth"])("%s grows like |x| and no faster", (id) => {
    expect(evaluate(id, 1e200, -1e200)).toEqual({ value: 2e200, g: [1, -1] });
  });

  it("log-sum-exp and the logistic loss are as finite as their mathematics", () => {
    expect(evaluate("log-sum-exp", 1e4, -1e4)).toEqual({ value: 4e4 - 0.1, g: [1, -3] });
    const { value, g } = evaluate("logistic-2d", -1e4, -1e4);
    expect([value, ...g].every(Number.isFinite)).toBe(true);
  });

  it("beale is flat on x = 0, also where y³ overflows", () => {
    expect(evaluate("beale", 0, 1e103).value).toBe(14.203125);
    expect(evaluate("beale", 0, -1e103).g[1]).toBe(0);
  });

  it("box-3d is finite where x₁ = x₂, also where their exponentials overflow", () => {
    const { value, g } = evaluate("box-3d", -1e4, -1e4, 0);
    expect([value, ...g].every((v) => v === 0)).toBe(true);
    expect(evaluate("box-3d", -1e4, -1e4, 2).value).toBe(evaluate("box-3d", 5, 5, 2).value);
  });

  it("easom is a plateau, where the gradient is exactly 0", () => {
    const { value, g } = evaluate("easom", 1e6, -1e6);
    expect([value, ...g].every((v) => v === 0)).toBe(true);
  });
});

describe("near the minimum", () => {
  it.each(["rastrigin", "ackley", "griewank", "bohachevsky", "trigonometric"])(
    "%s is exactly 0 at the origin, whatever its cosines",
    (id) => expect(evaluate(id, 0, 0)).toEqual({ value: 0, g: [0, 0] }),
  );

  it.each([
    ["pseudo-huber", 0.5e-20],
    ["abs-smooth", 512e-20],
    ["rastrigin", (1 + 20 * Math.PI * Math.PI) * 1e-20],
    ["griewank", 0.50025e-20],
  ])("%s at 1e-10 is its quadratic model, not rounding noise", (id, model) => {
    expect(Math.abs(evaluate(id, 1e-10).value - model)).toBeLessThanOrEqual(1e-12 * model);
  });
});

describe("where a formula has a hole", () => {
  it("drop-wave and ackley have gradient 0 at r = 0", () => {
    expect(evaluate("drop-wave", 0, 0)).toEqual({ value: -1, g: [0, 0] });
    expect(evaluate("ackley", 0, 0, 0).g).toEqual([0, 0, 0]);
  });

  it("helical-valley turns by a quarter at x = 0, y = 1 and back by one at y = −1", () => {
    expect(evaluate("helical-valley", 0, 1, 2.5).value).toBe(6.25);
    expect(evaluate("helical-valley", 0, -1, -2.5).value).toBe(6.25);
  });

  it("the quadratic of one variable has curvature 1", () => {
    expect(evaluate("quadratic", 3)).toEqual({ value: 4.5, g: [3] });
  });
});
