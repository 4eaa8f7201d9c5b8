import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Problem, RunSettings } from "../../src/run/types.js";
import { counting, descent, point, problem, run, runOn, sequence, sphere } from "./scripted.js";

describe("steps, settled and held", () => {
  it.each([
    ["a run that falls and stays", [5, 2, 1, 0.5], 2, 2, true],
    ["a start at the target", [1, 0.5, 0], 0, 0, true],
    ["a run that is lost and comes back", [5, 1, 2, 0.5, 0.1], 1, 3, false],
    ["a run that is lost at the end", [5, 1, 0.5, 2], 1, null, false],
    ["a run that hits with its last step", [5, 4, 1], 2, 2, true],
    ["a run that never hits", [5, 4, 1.0000000001], null, null, false],
  ])("of %s", (_, gaps, steps, settled, held) => {
    expect(runOn(gaps)).toMatchObject({
      status: steps === null ? "budget" : "reached",
      steps,
      settled,
      held,
    });
  });

  it("are what their definitions say, for any sequence of gaps", () => {
    const gap = fc.constantFrom(0, 1e-9, 0.1, 0.5, 1, 1 + 2 ** -52, 2, 1e300);
    const gaps = fc.array(gap, { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(gaps, (all) => {
        const targets = [0.5, 0.01, 1.5];
        const result = runOn(all, { targets });
        const first = (target: number) => all.findIndex((one) => one <= target);
        const orNull = (t: number) => (t < 0 ? null : t);
        const lastAbove = all.findLastIndex((one) => !(one <= 1));
        const settled = lastAbove === all.length - 1 ? null : lastAbove + 1;
        const best = Math.min(...all);
        expect(result.steps).toBe(orNull(first(1)));
        expect(result.settled).toBe(settled);
        expect(result.held).toBe(settled !== null && settled === first(1));
        expect(result.hits).toEqual(targets.map((target) => orNull(first(target))));
        expect(result.evaluations).toBe(first(1) < 0 ? all.length : first(1) + 1);
        const at = all.indexOf(best);
        expect(result.best).toEqual({ step: at, value: best, gap: best, x: [at] });
        expect(result.final).toMatchObject({ step: all.length - 1, gap: all.at(-1) });
      }),
      { numRuns: 500 },
    );
  });

  it("count from f*, wherever it lies", () => {
    const above = problem(sequence([-5, -6, -7.5]), counting, {
      optimum: { value: -8, points: [] },
    });
    expect(run(above, { iterations: 2 })).toMatchObject({
      steps: 2,
      best: { step: 2, value: -7.5, gap: 0.5 },
    });
  });
});

describe("hits of further targets", () => {
  it("come in the order in which the targets were given, twins too", () => {
    const { hits } = runOn([5, 1, 0.1, 0.01], { targets: [0.01, 3, 0.05, 3, 1e-9] });
    expect(hits).toEqual([3, 1, 3, 1, null]);
  });

  it("need no tolerance that is hit", () => {
    expect(runOn([5, 3], { tolerance: 0.1, targets: [4] })).toMatchObject({
      status: "budget",
      steps: null,
      hits: [1],
    });
  });
});

describe("best and final", () => {
  it("are the lowest value so far, where it was first attained, and the last", () => {
    const { best, final } = runOn([5, 2, 3, 2, 4]);
    expect(best).toEqual({ step: 1, value: 2, gap: 2, x: [1] });
    expect(final).toEqual({ step: 4, value: 4, gap: 4, gradientNorm: 1, x: [4] });
  });
});

describe("the metric", () => {
  const known = problem(sphere(2), descent, { start: point(3, 4), lr: 0.5 });

  it("is the gap, the gradient norm or the distance to the nearest minimiser", () => {
    // |x_t| = 5/2ᵗ, f = |x|²/2
    const steps = (metric: RunSettings["metric"], tolerance: number) =>
      run(known, { metric, tolerance });
    expect(steps("gap", 12.5 / 16)).toMatchObject({ metric: "gap", steps: 2 });
    expect(steps("gradient", 5 / 8)).toMatchObject({ metric: "gradient", steps: 3 });
    expect(steps("distance", 5 / 16)).toMatchObject({ metric: "distance", steps: 4 });
    const two = { value: 0, points: [point(9, 9), point(3, 5), point(8, 8)] };
    expect(
      run({ ...known, optimum: two }, { iterations: 1, curveMetric: "distance" }).curve.measured,
    ).toEqual([1, Math.sqrt(11.25)]);
  });

  it("is the gradient norm where f* or the minimisers are not known", () => {
    const unknown: Problem = { ...known, optimum: null };
    for (const metric of ["gap", "gradient", "distance"] as const) {
      const result = run(unknown, { metric, tolerance: 5 / 8 });
      expect(result).toMatchObject({ metric: "gradient", steps: 3 });
      expect([result.best.gap, result.final.gap]).toEqual([null, null]);
    }
    const noPoints: Problem = { ...known, optimum: { value: 0, points: [] } };
    expect(run(noPoints, { metric: "distance" }).metric).toBe("gradient");
    expect(run(noPoints, { metric: "gap" }).metric).toBe("gap");
    expect(run(unknown, { curveMetric: "gap", iterations: 1 }).curve.measured).toEqual([5, 2.5]);
  });

  it("that is NaN hits nothing", () => {
    const result = run(problem(sequence([5], [NaN, 1]), counting), {
      metric: "gradient",
      iterations: 2,
    });
    expect(result).toMatchObject({ steps: 1, settled: 1, held: true });
  });
});

describe("the curve", () => {
  it("has the value, the best so far and what else was asked for", () => {
    const { curve } = runOn([5, 6, 2, 3], { curveMetric: "gap" });
    expect(curve).toEqual({
      step: [0, 1, 2, 3],
      value: [5, 6, 2, 3],
      best: [5, 5, 2, 2],
      measured: [5, 6, 2, 3],
    });
    expect(runOn([5, 4]).curve).not.toHaveProperty("measured");
  });

  it("ends with the last iteration, though it keeps few", () => {
    for (const iterations of [191, 192, 193, 1000, 1001, 12_345]) {
      const { curve, final } = run(problem(sequence([5]), counting), { iterations });
      expect(curve.step.at(-1)).toBe(iterations);
      expect(final.step).toBe(iterations);
      expect(curve.step.length).toBeLessThanOrEqual(512);
      expect(new Set(Object.values(curve).map((column) => column.length)).size).toBe(1);
      expect(curve.step.slice(0, 192)).toEqual(
        Array.from({ length: Math.min(192, iterations + 1) }, (_, t) => t),
      );
    }
  });

  it("keeps what a thinned iteration brought in its best-so-far", () => {
    const values = Array.from({ length: 5001 }, (_, t) => (t === 4321 ? 2 : 5));
    const { curve, best } = runOn(values);
    expect(curve.value).not.toContain(2);
    expect(best).toEqual({ step: 4321, value: 2, gap: 2, x: [4321] });
    expect(curve.best.at(-1)).toBe(2);
    expect(curve.best[curve.step.findIndex((t) => t > 4321)]).toBe(2);
  });
});

describe("a path", () => {
  it("has every iterate to the end of the run", () => {
    const given = problem(sphere(2), descent, { start: point(4, -8), lr: 0.5 });
    const { path } = run(given, { iterations: 3, path: true });
    expect([...path!]).toEqual([4, -8, 2, -4, 1, -2, 0.5, -1]);
    expect([...run(given, { path: true, tolerance: 10, stopAtTarget: true }).path!]).toEqual([
      4, -8, 2, -4,
    ]);
    expect(run(given)).not.toHaveProperty("path");
  });
});

describe("a target that is hit", () => {
  it.each([
    ["and held", [5, 1, 0.5], undefined],
    ["lost and hit again", [5, 1, 2, 0.5], undefined],
    ["and lost for good: from the first iteration above it", [5, 1, 2, 0.5, 3, 4], 4],
    ["at the start alone", [1, 2, 2], 1],
    ["and lost where the run diverges", [5, 1, NaN], 2],
    ["never", [5, 4], undefined],
  ])("%s", (_, gaps, lostAt) => {
    expect(runOn(gaps).lostAt).toBe(lostAt);
  });

  it("has the smallest value of the metric, where that is not the gap", () => {
    const slopes = [3, -2, 0.5, 7];
    const given = problem(sequence([1, 1, 1, 1], slopes), counting);
    const closest = (metric: "gap" | "gradient") => run(given, { iterations: 3, metric }).closest;
    expect([closest("gap"), closest("gradient")]).toEqual([undefined, 0.5]);
  });
});
