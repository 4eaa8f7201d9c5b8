import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LADDER } from "../../src/core/ladder.js";
import { counting, problem, run, runOn, sequence } from "../run/scripted.js";

describe("the ladder", () => {
  it("goes from 10² to 10⁻⁸ in 50 equal steps of the exponent", () => {
    expect(LADDER).toHaveLength(51);
    LADDER.forEach((target, k) => expect(Math.log10(target)).toBeCloseTo(2 - k / 5, 12));
  });

  it("has the whole powers of ten exactly", () => {
    expect(LADDER.filter((_, k) => k % 5 === 0)).toEqual([
      1e2, 1e1, 1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8,
    ]);
  });

  it("is hit when it is hit, at every iteration, however long the run and whatever its targets", () => {
    const gap = fc.constantFrom(0, 1e-9, ...LADDER, 1e-4, 0.3, 1e3, 1e300);
    const gaps = fc.array(gap, { minLength: 2, maxLength: 700 });
    const targets = fc.array(fc.constantFrom(1e-4, 5, ...LADDER), { maxLength: 3 });
    fc.assert(
      fc.property(gaps, targets, (all, asked) => {
        const result = runOn(all, { ladder: true, targets: asked, tolerance: 1e-4 });
        // one evaluation an iteration, x_0 included
        const expected = LADDER.map((target) => {
          const first = all.findIndex((one) => one <= target);
          return first < 0 ? null : first + 1;
        });
        expect(result.ladder).toEqual(expected);
        expect({ ...result, ladder: null }).toEqual({
          ...runOn(all, { targets: asked, tolerance: 1e-4 }),
          ladder: null,
        });
      }),
      { numRuns: 200 },
    );
  });

  it("counts every evaluation of a method that makes several a step", () => {
    const given = problem(sequence([1000, 50, 5, 5e-9]), counting);
    const search = {
      ...given,
      createOptimizer: (oracle: Parameters<typeof given.createOptimizer>[0]) => ({
        step(x: Float64Array, _g: Float64Array, _lr: number, t: number) {
          oracle.valueAndGradient(Float64Array.of(9), new Float64Array(1));
          oracle.valueAndGradient(Float64Array.of(9), new Float64Array(1));
          x[0] = t;
        },
      }),
    };
    const { ladder } = run(search, { iterations: 3, ladder: true });
    // x_0 takes one, every step three
    expect([ladder![0], ladder![5], ladder![50]]).toEqual([4, 7, 10]);
  });

  it("is not there when nobody asks for it", () => {
    expect(runOn([5, 2, 1])).not.toHaveProperty("ladder");
  });
});
