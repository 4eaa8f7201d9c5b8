import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { resolveCase, startRun } from "../../src/bench/execute.js";
import { minimize, runBenchmark } from "../../src/index.js";
import { caseOf } from "../../src/plan/plan.js";
import { parseItem } from "../../src/plan/grammar.js";
import { resolveFunctions, resolveOptimizers } from "../../src/plan/resolve.js";
import { completeSettings } from "../../src/plan/settings.js";
import { point, problem, run, sphere } from "./scripted.js";
import type { Optimizer } from "../../src/core/types.js";

const again = () => ({ start: point(5), schedule: null });

describe("a run that may begin again", () => {
  /** Does as `steps` say from the start of each life. */
  const scripted = (step: Optimizer["step"]) => ({
    ...problem(sphere(1), () => ({ step }), { start: point(9) }),
    again,
  });

  it("does so where it diverges, and counts on", () => {
    const lives: number[] = [];
    const result = run(
      scripted((x, _g, _lr, t) => {
        lives.push(t);
        x[0] = t === 3 ? Infinity : x[0] + 1;
      }),
      { iterations: 9, tolerance: 1e-9, path: true },
    );
    expect(lives).toEqual([1, 2, 3, 1, 2, 3, 1]);
    expect(Array.from(result.path!)).toEqual([9, 10, 11, Infinity, 5, 6, 7, Infinity, 5, 6]);
    expect(result).toMatchObject({ status: "budget", restarts: 2, evaluations: 10 });
    expect(result.best).toMatchObject({ step: 4, value: 12.5 });
    expect(result.curve.step).toEqual([0, 1, 2, 4, 5, 6, 8, 9]);
  });

  it("ends where its budget ends, in evaluations as in iterations", () => {
    const diverge = scripted((x) => void (x[0] = Infinity));
    expect(run(diverge, { iterations: 3, tolerance: 1e-9 })).toMatchObject({
      status: "diverged",
      restarts: 1,
      final: { step: 3 },
    });
    expect(run(diverge, { iterations: 100, maxEvaluations: 4, tolerance: 1e-9 })).toMatchObject({
      status: "diverged",
      evaluations: 4,
      restarts: 1,
    });
  });

  it("does not where the target is hit", () => {
    const zero = scripted((x, _g, _lr, t) => void (x[0] = t === 1 ? 0 : Infinity));
    expect(run(zero, { iterations: 50, tolerance: 1e-9 })).toMatchObject({
      status: "diverged",
      steps: 1,
      restarts: 0,
    });
  });

  it("does so where f stands still for 100 evaluations, and not before", () => {
    const stands = scripted(() => {});
    expect(run(stands, { iterations: 99, tolerance: 1e-9 })).toMatchObject({ restarts: 0 });
    expect(run(stands, { iterations: 350, tolerance: 1e-9 }).restarts).toBeGreaterThan(0);
    const descends = scripted((x) => void (x[0] *= 1 - 1e-6));
    expect(run(descends, { iterations: 350, tolerance: 1e-9 })).toMatchObject({ restarts: 0 });
  });
});

const settings = { iterations: 4000, maxEvaluations: 4000, restarts: true };

describe("--restarts over the catalogue", () => {
  it("finds the minimum among many", () => {
    const alone = minimize("schwefel", "bfgs", { ...settings, restarts: false });
    expect(alone).not.toHaveProperty("restarts");
    expect(alone.steps).toBeNull();
    const { steps, restarts } = minimize("schwefel", "bfgs", settings);
    expect(steps).toBeGreaterThan(100);
    expect(restarts).toBeGreaterThan(0);
  });

  it("begins at the same points whatever the method, in the middle of the domain", () => {
    const startsOf = (optimizer: string) => {
      const { path, restarts } = minimize("rastrigin", optimizer, { ...settings, path: true });
      expect(restarts).toBeGreaterThan(2);
      return path!;
    };
    const [a, b] = ["bfgs", "l-bfgs"].map(startsOf);
    const shared = a.filter((x) => b.some((y) => y[0] === x[0] && y[1] === x[1]));
    expect(shared.length).toBeGreaterThan(2);
    for (const x of shared) for (const xi of x) expect(Math.abs(xi!)).toBeLessThanOrEqual(4.096);
  });

  it("comes to the same however the run is cut", () => {
    const catalogue = builtins();
    const [fn] = resolveFunctions(parseItem("ackley"), catalogue);
    const complete = completeSettings({ ...settings, iterations: 600 });
    const ofMethod = (optimizer: string, cuts: readonly number[]) => {
      const [method] = resolveOptimizers(parseItem(optimizer), catalogue);
      const named = resolveCase(caseOf(fn, method, "default", 1), catalogue);
      const started = startRun(named, complete);
      for (let k = 0; !started.advance(cuts[k % cuts.length]); k++);
      return started.result();
    };
    fc.assert(
      fc.property(
        fc.constantFrom("bfgs", "nonlinear-cg", "adam:lr=0.1+plateau", "sgd:lr=1000"),
        fc.array(fc.integer({ min: 1, max: 250 }), { minLength: 1, maxLength: 5 }),
        (optimizer, cuts) => {
          expect(ofMethod(optimizer, cuts)).toEqual(ofMethod(optimizer, [1e9]));
        },
      ),
      { numRuns: 20 },
    );
  });

  it("stands in the results, where it is on", () => {
    const spec = { functions: ["ackley"], optimizers: ["bfgs"], ...settings };
    expect(runBenchmark(spec).settings).toMatchObject({ restarts: true });
    expect(runBenchmark({ ...spec, restarts: false }).settings).not.toHaveProperty("restarts");
  });
});
