import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Objective, Oracle } from "../../../src/core/types.js";
import { dot, maxNorm } from "../../../src/core/vector.js";
import { StrongWolfe, type WolfeOptions } from "../../../src/optimizers/parts/strong-wolfe.js";
import { CountingOracle } from "../../../src/run/oracle.js";
import { objectiveOf } from "../probe.js";

const C1 = 1e-4;

/** One search from a point along the steepest descent. */
function search(objective: Objective, start: readonly number[], t: number, options?: WolfeOptions) {
  const oracle = new CountingOracle(objective, null);
  const x = Float64Array.from(start);
  const g = new Float64Array(x.length);
  const f = oracle.valueAndGradient(x, g);
  const d = g.map((gi) => -gi);
  const slope = dot(g, d);
  const line = new StrongWolfe(oracle as Oracle, options);
  const step = line.search(x, d, t, f, g, slope);
  return { oracle, line, x, d, f, g, slope, step };
}

describe("the strong Wolfe search", () => {
  const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
  const first = fc.double({ min: 1e-4, max: 10, noNaN: true });

  it.each(["rosenbrock", "himmelblau", "beale", "anisotropic"])(
    "ends where f has fallen enough and the slope is flat enough, on %s",
    (id) => {
      const objective = objectiveOf(id);
      fc.assert(
        fc.property(
          fc.tuple(coordinate, coordinate),
          first,
          fc.constantFrom(0.1, 0.9),
          (start, t, c2) => {
            const { line, d, f, slope, step, oracle, x } = search(objective, start, t, { c2 });
            fc.pre(slope < -1e-6);
            expect(Array.from(x)).toEqual(start);
            expect(line.value).toBeLessThanOrEqual(f + C1 * step * slope);
            const isFlat = Math.abs(dot(line.gradient, d)) <= -c2 * slope;
            // 25 trials, or a bracket too small to matter, end it as well
            const gaveUp = oracle.evaluations > 25 || step * maxNorm(d) < 1e-7;
            expect(isFlat || gaveUp).toBe(true);
          },
        ),
      );
    },
  );

  it("knows f and the gradient of the point it found", () => {
    const objective = objectiveOf("rosenbrock");
    const { line, x, d, step } = search(objective, [-1.2, 1], 1);
    const at = x.map((xi, i) => xi + step * d[i]);
    const g = new Float64Array(2);
    expect(line.value).toBe(objective.valueAndGradient(at, g));
    expect(line.gradient).toEqual(g);
  });

  it("takes a first trial that will do, at the cost of one evaluation", () => {
    const { step, oracle } = search(objectiveOf("isotropic"), [-7, 2], 0.5);
    expect(step).toBe(0.5);
    expect(oracle.evaluations).toBe(2);
  });

  it("steps beyond a first trial that is too short", () => {
    const { step } = search(objectiveOf("isotropic"), [-7, 2], 1e-3, { c2: 0.1 });
    expect(step).toBeCloseTo(0.5, 12);
  });

  it("steps back from a first trial beyond the minimum", () => {
    const { step } = search(objectiveOf("isotropic"), [-7, 2], 40, { c2: 0.1 });
    expect(step).toBeCloseTo(0.5, 12);
  });

  it("stays at the origin of the line where nothing is lower", () => {
    const wall: Objective = {
      dim: 1,
      valueAndGradient(x, g) {
        g[0] = -1;
        return x[0] === 0 ? 0 : 1;
      },
    };
    const { step, line } = search(wall, [0], 1);
    expect(step).toBe(0);
    expect(line.value).toBe(0);
  });

  it.each([NaN, Infinity])("steps back from where f is %s", (beyond) => {
    const walled: Objective = {
      dim: 1,
      valueAndGradient(x, g) {
        g[0] = 2 * x[0];
        return Math.abs(x[0] - 1) > 0.3 ? (g[0] = beyond) : x[0] * x[0];
      },
    };
    const { step, line } = search(walled, [1], 0.5);
    expect(step).toBeGreaterThan(0);
    expect(line.value).toBeLessThan(1);
  });

  it("stays where f is not a number anywhere else", () => {
    const alone: Objective = {
      dim: 1,
      valueAndGradient(x, g) {
        g[0] = x[0] === 1 ? 2 : NaN;
        return x[0] === 1 ? 1 : NaN;
      },
    };
    const { step, line } = search(alone, [1], 0.5);
    expect([step, line.value]).toEqual([0, 1]);
  });

  it("gives up where f falls for ever", () => {
    const slide: Objective = {
      dim: 1,
      valueAndGradient(x, g) {
        g[0] = -1;
        return -x[0];
      },
    };
    const { step, oracle } = search(slide, [0], 1, { maxTrials: 5 });
    // each trial goes ten times as far as the one before
    expect(step).toBe(1e5);
    expect(oracle.evaluations).toBe(1 + 1 + 5);
  });
});
