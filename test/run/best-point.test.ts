import { describe, expect, it } from "vitest";
import { minimize, runBenchmark } from "../../src/index.js";
import { counting, point, problem, run, runOn, sequence, sphere } from "./scripted.js";

describe("the point of the best iterate", () => {
  it("is that of the smallest f, the first of equals", () => {
    expect(runOn([5, 2, 1.5, 1.5, 3]).best).toEqual({ step: 2, value: 1.5, gap: 1.5, x: [2] });
  });

  it("is x₀ where nothing was better, or nothing finite", () => {
    expect(run(problem(sequence([1, 2]), counting, { start: point(0) })).best).toMatchObject({
      step: 0,
      x: [0],
    });
    expect(runOn([NaN]).best).toEqual({ step: 0, value: null, gap: null, x: [0] });
  });

  it.each([2, 31, 33])("in %i dimensions has the best value", (n) => {
    const one = minimize(`rosenbrock:dim=${n}`, "sign-sgd:lr=0.1", { iterations: 300 });
    expect(one.best.step).toBeLessThan(300);
    const again = minimize(`rosenbrock:dim=${n}`, "sgd", {
      start: one.best.x as number[],
      iterations: 1,
    });
    expect(again.curve.value[0]).toBe(one.best.value);
  });

  it("is that of the answer, where a method keeps one beside its iterate", () => {
    const { best, path } = minimize("booth", "nesterov:lr=0.05", { iterations: 40, path: true });
    expect(best.x).toEqual(path![best.step]);
  });
});

describe("the gradient norm of a result", () => {
  it("is a number wherever the gradient is finite", () => {
    const { final } = minimize("booth+scale:value=1e160", "sgd:lr=1e-300", { iterations: 1 });
    // at (−5, −5): ∇f = 1e160·(−152, −172), say 2.3e162
    const plain = minimize("booth", "sgd:lr=1e-300", { iterations: 1 }).final.gradientNorm!;
    expect(final.gradientNorm! / 1e160 / plain).toBeCloseTo(1, 12);
  });

  it("is the largest number where the norm is larger than any", () => {
    const steep = {
      dim: 2,
      valueAndGradient: (_: Float64Array, g: Float64Array) => g.fill(1.7e308).length,
    };
    const { final } = run(problem(steep, { step() {} }), { iterations: 1 });
    expect(final.gradientNorm).toBe(Number.MAX_VALUE);
  });

  it("loses nothing where squares underflow", () => {
    const given = problem(sphere(2), { step() {} }, { start: point(3e-200, 4e-200) });
    expect(run(given, { iterations: 1 }).final.gradientNorm! / 5e-200).toBeCloseTo(1, 14);
  });

  it("is null where the gradient is not finite", () => {
    expect(runOn([1, NaN]).final.gradientNorm).not.toBeNull();
    const given = problem(sequence([1], [Infinity]), counting);
    expect(run(given, { iterations: 1 }).final.gradientNorm).toBeNull();
  });
});

describe("where evaluations are limited", () => {
  const cut = { iterations: 1000, maxEvaluations: 11 };

  it("aocc is over the iterations that they allow", () => {
    const long = minimize("rosenbrock", "adam:lr=0.01", { iterations: 10 });
    const short = minimize("rosenbrock", "adam:lr=0.01", cut);
    expect(short.final.step).toBe(10);
    expect(short.aocc).toBe(long.aocc);
  });

  it("a run that breaks off keeps its best as long as they would have lasted", () => {
    const all = minimize("quadratic", "sgd:lr=1e200", { iterations: 10 });
    const few = minimize("quadratic", "sgd:lr=1e200", cut);
    expect(few.status).toBe("diverged");
    expect(few.aocc).toBe(all.aocc);
  });

  it("PAR-10 charges ten times as many iterations as they allow", () => {
    const spec = { functions: ["rosenbrock"], optimizers: ["adam"], seeds: [1, 2] };
    const { summaries, settings } = runBenchmark({ ...spec, ...cut });
    expect(settings.maxEvaluations).toBe(11);
    expect(summaries![0].par10.value).toBe(100);
    const free = runBenchmark({ ...spec, iterations: 10 });
    expect(free.summaries![0].par10.value).toBe(100);
    expect(free.settings).not.toHaveProperty("maxEvaluations");
  });
});
