import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Optimizer, Oracle } from "../../src/core/types.js";
import type { RunSettings } from "../../src/run/types.js";
import { Run } from "../../src/run/run.js";
import { counting, problem, runOn, sequence, SETTINGS } from "./scripted.js";

/**
 * The definition, word by word: from every gap of the run; a run that has ended keeps its best, and
 * one that falls below f* ends there.
 */
function areaOf(gaps: readonly number[], iterations: number): number {
  const escape = gaps.findIndex((gap) => gap < -1e-10);
  const end = escape < 0 ? gaps.length : escape;
  let best = Infinity;
  let sum = 0;
  for (let t = 0; t <= iterations; t++) {
    best = Math.min(best, t < end ? gaps[t] : Infinity);
    const level = Math.log10(Math.min(1e2, Math.max(1e-8, best)));
    sum += (2 - level) / 10;
  }
  return sum / (iterations + 1);
}

describe("the area over the convergence curve", () => {
  it.each([
    ["at the worst to the end", [100, 1e3, 1e300], 0],
    ["at the best from the start", [1e-8, 5], 1],
    ["half way down", [1e-3, 1, 1e-3], 0.5],
    ["that begins below f*", [-5, 3], 0],
    ["that falls below f*: what it had counts", [1, -5, 1e-8], 0.2],
    ["below f* by rounding", [-1e-11, 3], 1],
    ["one decade an iteration", [1e2, 1e1, 1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8], 0.5],
    ["that rises again: the best counts", [1, 10, 100, 1e-2], (3 * 0.2 + 0.4) / 4],
  ])("of a run %s", (_, gaps, area) => {
    expect(runOn(gaps).aocc).toBeCloseTo(area, 14);
  });

  it("is what its definition says, for any sequence of gaps", () => {
    const gap = fc.oneof(
      fc.constantFrom(0, 1e-9, 1e-8, 1e2, 1e300, -1),
      fc.double({ min: 1e-9, max: 1e3, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(gap, { minLength: 2, maxLength: 200 }), (gaps) => {
        // products of up to 28 shares of 1 ± 1e-16 each
        expect(runOn(gaps).aocc).toBeCloseTo(areaOf(gaps, gaps.length - 1), 13);
      }),
      { numRuns: 300 },
    );
  });

  it("sees every iteration, not the points of the thinned curve, and is the same however it is cut", () => {
    const gaps = Array.from({ length: 20_001 }, (_, t) => 50 / (1 + t * t * 1e-3));
    const settings = { ...SETTINGS, iterations: 20_000 };
    const given = () => problem(sequence(gaps), counting);
    const whole = new Run(given(), settings);
    whole.advance(20_000);
    expect(whole.result().aocc).toBeCloseTo(areaOf(gaps, 20_000), 12);
    const cut = new Run(given(), settings);
    while (!cut.advance(7));
    expect(cut.result().aocc).toBe(whole.result().aocc);
    expect(cut.result().aocc).toBe(cut.result().aocc);
  });

  it("of a run that ends early keeps its best to the end of its budget, of evaluations too", () => {
    const stopped = runOn([10, 1, 0.1, 1e-8], { stopAtTarget: true });
    expect(stopped.final.step).toBe(1);
    expect(stopped.aocc).toBeCloseTo(areaOf([10, 1], 3), 14);
    const diverged = runOn([10, 1e-3, NaN, 1e-8]);
    expect(diverged.status).toBe("diverged");
    expect(diverged.aocc).toBeCloseTo(areaOf([10, 1e-3], 3), 14);
    const spent = runOn([10, 1, 1e-4, 1e-8], { maxEvaluations: 3 });
    expect(spent.aocc).toBeCloseTo(areaOf([10, 1, 1e-4], 2), 14);
  });

  it("counts evaluations: what a line search spends before an iterate is spent at the last one", () => {
    // two evaluations an iteration, then three, then the one of the loop
    const spending = {
      create: (oracle: Oracle): Optimizer => ({
        step(x, _g, _lr, t) {
          const extra = [1, 2, 0][t - 1];
          const scratch = new Float64Array(1);
          for (let k = 0; k < extra; k++) oracle.valueAndGradient(x, scratch);
          x[0] = t;
        },
      }),
    };
    const run = (settings: Partial<RunSettings>, evaluationsPerCall = 1) => {
      const objective = { ...sequence([10, 1, 0.1, 1e-3]), evaluationsPerCall };
      const given = { ...problem(objective, counting), createOptimizer: spending.create };
      const made = new Run(given, { ...SETTINGS, iterations: 3, ...settings });
      made.advance(10);
      return made.result();
    };
    // evaluation 1 is at 10, 2 in the search from there, 3 at 1, 4 in the search; 0.1 comes too late
    expect(run({}).evaluations).toBe(3);
    expect(run({}).aocc).toBeCloseTo((0.1 + 0.1 + 0.2 + 0.2) / 4, 14);
    expect(run({ maxEvaluations: 3 }).aocc).toBeCloseTo((0.1 + 0.1 + 0.2) / 3, 14);
    // 12 evaluations; before the third nothing is known, and 10 is known for six, 1 for the last four
    expect(run({}, 3).aocc).toBeCloseTo((6 * 0.1 + 4 * 0.2) / 12, 14);
  });

  it("is 0 for a run that has no value at all, and unknown where f* is", () => {
    expect(runOn([NaN, 1]).aocc).toBe(0);
    const run = new Run({ ...problem(sequence([1, 0.1]), counting), optimum: null }, SETTINGS);
    run.advance(10);
    expect(run.result().aocc).toBeNull();
  });
});
