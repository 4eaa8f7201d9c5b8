import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endingsOf, type Landscape } from "../../../src/bench/summaries/endings.js";
import { runBenchmark } from "../../../src/index.js";
import { caseResult, divergedCase } from "../../report/any-results.js";
import { plainEndings } from "./plain-endings.js";

const LANDSCAPE: Landscape = {
  optimum: { value: 0, points: [Float64Array.of(0, 0), Float64Array.of(3, 0)] },
  domain: { lower: Float64Array.of(-5, -5), upper: Float64Array.of(5, 5) },
};

/** A run that ended at a point, in a gradient. */
function ended(x: readonly number[], gap: number, gradientNorm = 0, status = "budget" as const) {
  return caseResult({ status, final: { step: 9, value: gap, gap, gradientNorm, x } });
}

describe("the endings of runs", () => {
  it("are known minimisers within 0.1 % of the domain, then places where runs came to rest", () => {
    const cases = [
      ended([1, 1], 0.5),
      ended([0.009, -0.009], 1e-4, 5),
      ended([1.005, 1], 0.5, 300),
      ended([3.02, 0], 1e-4, 0),
      ended([0, 0], 0),
      ended([-4, -4], 2, 500),
    ];
    expect(endingsOf(cases, LANDSCAPE)).toEqual([
      { x: [0, 0], minimiser: true, value: 0, runs: 2 },
      { x: [1, 1], minimiser: false, value: 0.5, runs: 2 },
      { x: [3.02, 0], minimiser: false, value: 1e-4, runs: 1 },
    ]);
  });

  it("are not where a run diverged, nor where it was on its way", () => {
    const moving = ended([1, 1], 0.5, 0.051);
    expect(endingsOf([ended([1, 1], 0.5, 0.05)], LANDSCAPE)).toHaveLength(1);
    expect(endingsOf([divergedCase(), moving], LANDSCAPE)).toEqual([]);
    const stalled = { ...moving, status: "stalled" } as const;
    expect(endingsOf([stalled], LANDSCAPE)).toMatchObject([{ runs: 1 }]);
  });

  it("look at f, too: beside a minimiser, but far above it, is not in it", () => {
    const low = {
      optimum: { value: -200, points: [Float64Array.of(0, 0)] },
      domain: LANDSCAPE.domain,
    };
    const at = (value: number) => ({
      ...ended([0.001, 0], value + 200, 0, "budget"),
      status: "stalled" as const,
      steps: null,
      settled: null,
    });
    const withValue = (value: number) => {
      const one = at(value);
      return { ...one, final: { ...one.final, value } };
    };
    const near = withValue(-199.9);
    expect(endingsOf([near], low)).toMatchObject([{ minimiser: true, runs: 1 }]);
    const high = [withValue(-199), withValue(-199.1), withValue(-150)];
    expect(endingsOf(high, low)).toEqual([
      { x: [0.001, 0], minimiser: false, value: -199, runs: 2 },
      { x: [0.001, 0], minimiser: false, value: -150, runs: 1 },
    ]);
    // the user's own target says what is close enough
    expect(endingsOf([{ ...withValue(-199), steps: 3, settled: 3 }], low)).toMatchObject([
      { minimiser: true, runs: 1 },
    ]);
  });

  it("of brown-badly-scaled are not its minimiser where f is 996004", () => {
    const { summaries } = runBenchmark({
      functions: ["brown-badly-scaled"],
      optimizers: ["sgd:lr=1e-30"],
      starts: [[1e6, 1e-3]],
      seeds: [1, 2],
      iterations: 150,
    });
    expect(summaries![0].endings).toEqual([
      { x: [1e6, 1e-3], minimiser: false, value: expect.closeTo(996004, 0) as number, runs: 1 },
    ]);
  });

  it("need neither a minimum nor a domain that is known", () => {
    const cases = [ended([100, 1], 0.5), ended([100.05, 1], 0.5)];
    const unknown = cases.map((one) => ({ ...one, status: "stalled" }) as const);
    expect(endingsOf(unknown, { optimum: null, domain: null })).toEqual([
      { x: [100, 1], minimiser: false, value: 0.5, runs: 2 },
    ]);
  });

  it("of gradient descent on himmelblau are its four minima, each run in one of them", () => {
    const { summaries } = runBenchmark({
      functions: ["himmelblau"],
      optimizers: ["sgd:lr=0.005"],
      starts: ["random@40"],
      iterations: 2000,
    });
    const [{ endings }] = summaries!;
    expect(endings.map(({ minimiser }) => minimiser)).toEqual([true, true, true, true]);
    expect(endings.reduce((sum, { runs }) => sum + runs, 0)).toBe(40);
  });

  it("of double-well are the deep minimum and the shallow one, by the side of the start", () => {
    const { summaries, cases } = runBenchmark({
      functions: ["double-well"],
      optimizers: ["sgd:lr=0.001"],
      starts: ["random@20"],
      iterations: 3000,
    });
    const [deep, shallow] = summaries![0].endings;
    expect(deep.minimiser).toBe(true);
    expect(shallow.minimiser).toBe(false);
    expect(deep.value).toBeLessThan(shallow.value);
    const left = cases.filter(({ final }) => Math.abs(final.x[0]! - deep.x[0]) < 0.01).length;
    expect([deep.runs, shallow.runs]).toEqual([left, 20 - left]);
  });

  it("are those that comparing every run with every place finds, in any domain", () => {
    // points a little inside and a little outside of what is near, at every scale and sign
    const scale = fc.constantFrom(0, 1e-3, 0.999, 1, 3, 50, 1e4, 1e9, -1, -7, -1e6);
    const shift = fc.constantFrom(0, 0.2, 0.9, 0.999, 0.9999999, 1, 1.0000001, 1.01, 1.9, -0.4, -1);
    const coordinate = fc
      .tuple(scale, shift)
      .map(([at, by]) => at + by * 1e-3 * Math.max(1, Math.abs(at)));
    const bound = fc.constantFrom(0.5, 1, 10, 1e6, Infinity);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.boolean(), fc.gen(), (n, isKnown, gen) => {
        const upper = Float64Array.from({ length: n }, () => gen(() => bound));
        const domain = gen(fc.boolean) ? { lower: upper.map((ui) => -ui), upper } : null;
        const pool = Array.from({ length: 4 }, () =>
          Array.from({ length: n }, () => gen(() => coordinate)),
        );
        const runs = Array.from({ length: 30 }, () => {
          const x = gen(() => fc.constantFrom(...pool)).map((xi) =>
            gen(fc.boolean) ? xi : gen(() => coordinate),
          );
          return ended(
            x,
            gen(() => fc.constantFrom(0, 1e-4, 0.5, 2)),
          );
        });
        const optimum = isKnown
          ? { value: 0, points: pool.slice(0, 2).map((x) => Float64Array.from(x)) }
          : null;
        const landscape = { optimum, domain };
        expect(endingsOf(runs, landscape)).toEqual(plainEndings(runs, landscape));
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });
});
