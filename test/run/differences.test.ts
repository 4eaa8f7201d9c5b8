import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import type { Params } from "../../src/core/parameter.js";
import { completeParams } from "../../src/core/params.js";
import type { Objective, ValueObjective, Vec } from "../../src/core/types.js";
import { differentiable, gradientMismatch } from "../../src/run/differences.js";
import { point, sphere } from "./scripted.js";

const cubic = (x: Vec) => x[0] * x[0] * x[0] - 2 * x[0] * x[1];

describe("central differences", () => {
  it("are good to about ε^(2/3) of the scale", () => {
    const f = differentiable({ dim: 2, value: cubic });
    for (const x of [point(1, 2), point(-300, 5), point(1e-9, 0)]) {
      const g = new Float64Array(2);
      expect(f.valueAndGradient(x, g)).toBe(cubic(x));
      const exact = [3 * x[0] * x[0] - 2 * x[1], -2 * x[0]];
      const scale = Math.max(1, ...exact.map(Math.abs), Math.abs(cubic(x)));
      exact.forEach((gi, i) => expect(Math.abs(g[i] - gi)).toBeLessThan(1e-9 * scale));
    }
  });

  it("take 2n + 1 values, the last at x, and leave x alone", () => {
    const seen: number[][] = [];
    const counted: ValueObjective = {
      dim: 3,
      value(x) {
        seen.push([...x]);
        return 1;
      },
    };
    const x = point(1, 2, 3);
    differentiable(counted).valueAndGradient(x, new Float64Array(3));
    expect(seen).toHaveLength(7);
    expect(seen[6]).toEqual([1, 2, 3]);
    expect([...x]).toEqual([1, 2, 3]);
  });

  it("keep a method of a class with what it belongs to", () => {
    class Shifted {
      readonly dim = 1;
      constructor(private readonly by: number) {}
      value(x: Vec): number {
        return x[0] + this.by;
      }
    }
    const g = new Float64Array(1);
    expect(differentiable(new Shifted(5)).valueAndGradient(point(2), g)).toBe(7);
    expect(g[0]).toBeCloseTo(1, 9);
  });

  it("are not taken where the gradient is given, though the value alone is given too", () => {
    const both: Objective & ValueObjective = { ...sphere(2), value: () => NaN };
    expect(differentiable(both)).toBe(both);
  });
});

/** The objective of x/unit. */
function inUnitsOf(unit: number, objective: Objective): Objective {
  return {
    dim: objective.dim,
    valueAndGradient(x, g) {
      const f = objective.valueAndGradient(
        x.map((xi) => xi * unit),
        g,
      );
      for (let i = 0; i < g.length; i++) g[i] *= unit;
      return f;
    },
  };
}

describe("a gradient that is checked", () => {
  it.each([
    [{ 0: 1 }, 0],
    [{ 2: -1e-3 }, 2],
    [{ 1: NaN }, 1],
    [{ 0: 1e-3, 1: -2 }, 1],
    [{ 0: 9, 2: NaN }, 2],
  ])("is found wrong by %o in coordinate %d", (wrong, coordinate) => {
    const right = sphere(3);
    const objective: Objective = {
      dim: 3,
      valueAndGradient(x, g) {
        const f = right.valueAndGradient(x, g);
        for (const [i, by] of Object.entries(wrong)) g[Number(i)] += by;
        return f;
      },
    };
    const mismatch = gradientMismatch(objective, point(1, 2, 3));
    expect(mismatch?.coordinate).toBe(coordinate);
    expect(mismatch?.difference).toBeCloseTo(coordinate + 1, 6);
  });

  it("is found right for every function that ships, at its start or beside a kink there", () => {
    for (const definition of builtins().functions) {
      const n = definition.dim.default;
      const values = completeParams(definition.id, definition.params as Params, {});
      const objective = differentiable(definition.create(n, values));
      const reach = definition.gradientReach?.step ?? Infinity;
      // f23 has a kink 1e-12 from its start: over steps as short rounding leaves too little of f
      if (reach < 1e-9) continue;
      // where a gradient holds for less than a step of the differences they look closer
      const unit = Math.min(1, 100 * reach);
      // the two bowls of f24 are equally high at its start, which lies on the ridge between them
      const beside = definition.id === "bbob-f24" ? 0.1 : 0;
      const start = definition.start(n, values).map((xi) => (xi + beside) / unit);
      const mismatch = gradientMismatch(inUnitsOf(unit, objective), start);
      expect([definition.id, mismatch]).toEqual([definition.id, null]);
    }
  });
});
