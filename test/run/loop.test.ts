import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Objective, Optimizer, Oracle } from "../../src/core/types.js";
import { Run } from "../../src/run/run.js";
import type { Problem, RunSettings } from "../../src/run/types.js";
import {
  counting,
  descent,
  notFinite,
  point,
  problem,
  run,
  runOn,
  sequence,
  SETTINGS,
  sphere,
  startOf,
} from "./scripted.js";

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
        expect(result.best).toEqual({ step: all.indexOf(best), value: best, gap: best });
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
    expect(best).toEqual({ step: 1, value: 2, gap: 2 });
    expect(final).toEqual({ step: 4, value: 4, gap: 4, gradientNorm: 1, x: [4] });
  });
});

describe("a run ends", () => {
  it("with its iterations, the start being none", () => {
    const { final, curve, status } = run(problem(sequence([9]), counting), { iterations: 3 });
    expect([status, final.step, curve.step]).toEqual(["budget", 3, [0, 1, 2, 3]]);
  });

  it("with the first hit, where it is told to", () => {
    const result = runOn([5, 4, 1, 0.5, 0.1], { stopAtTarget: true });
    expect(result).toMatchObject({ status: "reached", steps: 2, held: true, evaluations: 3 });
    expect(result.final.step).toBe(2);
    expect(runOn([0.5, 5], { stopAtTarget: true }).final.step).toBe(0);
  });

  it.each([
    [1, 0],
    [2, 1],
    [7, 6],
    [1000, 10],
  ])("with %d evaluations at iteration %d", (maxEvaluations, step) => {
    const { final, evaluations, status } = run(problem(sequence([9]), counting), {
      maxEvaluations,
    });
    expect(final.step).toBe(step);
    expect(evaluations).toBe(Math.min(maxEvaluations, 11));
    expect(status).toBe("budget");
  });

  it("stalled when the metric is where it was 100 iterations before", () => {
    const halted = (from: number) =>
      Array.from({ length: 301 }, (_, t) => 2 + Math.max(0, from - t));
    expect(runOn(halted(190)).status).toBe("stalled");
    expect(runOn(halted(299)).status).toBe("budget");
    expect(runOn(Array.from({ length: 100 }, () => 3)).status).toBe("budget");
    expect(runOn(Array.from({ length: 101 }, () => 3)).status).toBe("stalled");
    // reached is reached, whatever comes after
    expect(runOn(Array.from({ length: 301 }, () => 0.5)).status).toBe("reached");
  });

  it("for lack of time where it stands", () => {
    const one = new Run(problem(sequence([5, 4, 3, 2, 1]), counting), SETTINGS);
    expect(one.advance(2)).toBe(false);
    one.timeOut();
    expect(one.advance(5)).toBe(true);
    expect(one.result()).toMatchObject({ status: "timeout", steps: null, final: { step: 2 } });
  });

  it("once: what comes later changes nothing", () => {
    const one = new Run(problem(sequence([5]), counting), SETTINGS);
    expect(one.advance(100)).toBe(true);
    one.timeOut();
    expect(one.advance(100)).toBe(true);
    expect(one.result()).toMatchObject({ status: "budget", final: { step: 10 } });
  });

  it("before it has a result", () => {
    const one = new Run(problem(sequence([5]), counting), SETTINGS);
    one.advance(3);
    expect(() => one.result()).toThrow("the run has not ended");
  });
});

describe("a run has diverged", () => {
  it.each([NaN, Infinity, -Infinity])("when f is %s, and that hits no target", (value) => {
    const result = runOn([5, 1, 0.5, value, 0.1], { targets: [0.4, 1e-9] });
    expect(result).toMatchObject({
      status: "diverged",
      message: "f is not finite",
      steps: 1,
      settled: null,
      held: false,
      hits: [null, null],
      best: { step: 2, value: 0.5 },
      final: { step: 3, value: null, gap: null },
    });
    expect(notFinite(result)).toEqual([]);
  });

  it("at its very start when f is not finite there", () => {
    const result = runOn([NaN, 1]);
    expect(result).toMatchObject({
      status: "diverged",
      steps: null,
      evaluations: 1,
      best: { step: 0, value: null, gap: null },
      final: { step: 0, value: null },
      curve: { step: [0], value: [null], best: [null] },
    });
  });

  it("when x is farther out than 1e12 times its start", () => {
    const result = run(problem(sphere(2), descent, { start: point(3, -1), lr: -9 }), {
      iterations: 100,
    });
    // x_t = 10ᵗ·x_0, and 3e12 is not beyond the bound
    expect(result).toMatchObject({ status: "diverged", message: "|x| > 3e12" });
    expect(result.final.step).toBe(13);
    expect(result.final.x).toEqual([3e13, -1e13]);
  });

  it("one step after a gradient that is not finite", () => {
    for (const slope of [NaN, Infinity, -Infinity]) {
      const result = run(problem(sequence([5], [1, slope]), descent, { lr: -1 }));
      expect(result).toMatchObject({ status: "diverged", final: { step: 2, x: [null] } });
      expect(result.message).toMatch(Number.isNaN(slope) ? "not finite" : /not finite|\|x\| >/);
      expect(notFinite(result)).toEqual([]);
    }
  });

  it("with its last step, if the gradient there is not finite", () => {
    const result = runOn([5, 4, 3]);
    expect(result.status).toBe("budget");
    const last = run(problem(sequence([5, 4, 3], [1, 1, NaN]), counting), { iterations: 2 });
    expect(last).toMatchObject({
      status: "diverged",
      message: "the gradient is not finite",
      final: { step: 2, value: 3, gradientNorm: null },
    });
  });

  it("in many dimensions too, at an iteration that does not depend on the cuts", () => {
    const n = 1000; // looked at every fourth iteration
    const leap: Optimizer = {
      step(x, _g, _lr, t) {
        if (t === 6) x[n - 1] = 1e13;
      },
    };
    const flat: Objective = {
      dim: n,
      valueAndGradient(_x, g) {
        g.fill(1);
        return 5;
      },
    };
    const ends = [1, 2, 3, 5, 100].map((cut) => {
      const one = new Run(problem(flat, leap), { ...SETTINGS, iterations: 50 });
      while (!one.advance(cut)) continue;
      return one.result();
    });
    expect(ends[0]).toMatchObject({ status: "diverged", final: { step: 8 } });
    for (const end of ends) expect(end).toEqual(ends[0]);
    // the last iteration is looked at whatever its number
    expect(run(problem(flat, leap), { iterations: 7 }).status).toBe("diverged");
  });
});

describe("an error of the user's", () => {
  const failing = (at: number, error: unknown): Objective => ({
    dim: 1,
    valueAndGradient(x, g) {
      if (x[0] === at) throw error;
      g[0] = 1;
      return 10 - x[0];
    },
  });

  it("in the function ends the run with what was known before it", () => {
    const result = run(problem(failing(4, new RangeError("no such x")), counting), {
      tolerance: 7,
      path: true,
      curveMetric: "gradient",
    });
    expect(result).toMatchObject({
      status: "error",
      message: "no such x",
      steps: 3,
      settled: null,
      held: false,
      evaluations: 4,
      best: { step: 3, value: 7, gap: 7 },
      final: { step: 4, value: null, gap: null, gradientNorm: null, x: [4] },
      curve: {
        step: [0, 1, 2, 3, 4],
        value: [10, 9, 8, 7, null],
        best: [10, 9, 8, 7, 7],
        measured: [1, 1, 1, 1, null],
      },
    });
    expect([...result.path!]).toEqual([0, 1, 2, 3, 4]);
    expect(notFinite({ ...result, path: [] })).toEqual([]);
  });

  it("at the start leaves nothing but the start", () => {
    const result = run(problem(failing(0, new Error("no")), counting), { path: true });
    expect(result).toMatchObject({
      status: "error",
      steps: null,
      best: { step: 0, value: null, gap: null },
      final: { step: 0, value: null, x: [0] },
      curve: { step: [0], value: [null], best: [null] },
    });
    expect([...result.path!]).toEqual([0]);
  });

  it("in the optimizer or the schedule ends the run as well", () => {
    const broken: Optimizer = {
      step(x, _g, _lr, t) {
        x[0] = t;
        if (t === 3) throw new Error("step 3");
      },
    };
    expect(run(problem(sequence([5]), broken))).toMatchObject({
      status: "error",
      message: "step 3",
      final: { step: 3, value: null, x: [3] },
      evaluations: 3,
    });
    const rate = (t: number) => {
      if (t === 1) throw new Error("no rate");
      return 1;
    };
    expect(run(problem(sequence([5]), counting, { schedule: { rate } }))).toMatchObject({
      status: "error",
      message: "no rate",
      final: { step: 2, x: [1] },
    });
  });

  it.each([
    ["a text", "a text"],
    [null, "null"],
    [undefined, "undefined"],
    [new Date(NaN), "Invalid Date"],
  ])("may be anything: %o", (thrown, message) => {
    expect(run(problem(failing(2, thrown), counting))).toMatchObject({ status: "error", message });
  });

  it("of dimension is said where the run is made", () => {
    const wrong = problem(sequence([5]), counting, { start: point(1, 2) });
    expect(() => new Run(wrong, SETTINGS)).toThrow(
      "the objective has dim 1, the start has 2 coordinates",
    );
  });
});

describe("the optimizer", () => {
  it("sees the gradient at x, the learning rate and t = 1, 2, …", () => {
    const seen: number[][] = [];
    const watching: Optimizer = {
      step(x, g, lr, t) {
        seen.push([x[0], g[0], lr, t]);
        x[0] = t;
      },
    };
    const schedule = { rate: (t: number, value: number) => 100 * t + value };
    const given = problem(sequence([5, 4, 3, 2], [50, 40, 30, 20]), watching, { schedule });
    run(given, { iterations: 3 });
    expect(seen).toEqual([
      [0, 50, 5, 1],
      [1, 40, 104, 2],
      [2, 30, 203, 3],
    ]);
  });

  it("knows f*, the value where the step began, and the evaluations so far", () => {
    const seen: unknown[] = [];
    const asking = (oracle: Oracle): Optimizer => ({
      step(x, _g, _lr, t) {
        seen.push([oracle.dim, oracle.minimum, oracle.value, oracle.evaluations]);
        x[0] = t;
      },
    });
    run(problem(sequence([5, 4]), asking), { iterations: 2 });
    run(problem(sequence([5, 4]), asking, { optimum: null }), { iterations: 1 });
    expect(seen).toEqual([
      [1, 0, 5, 1],
      [1, 0, 4, 2],
      [1, undefined, 5, 1],
    ]);
  });
});

describe("evaluations", () => {
  /** Looks at `looks` further points per step and arrives where it looked last. */
  const searching =
    (looks: number, arrives: boolean, moved = 0) =>
    (oracle: Oracle): Optimizer => {
      const g = new Float64Array(1);
      return {
        step(x, _g, _lr, t) {
          x[0] = t;
          let f = NaN;
          for (let k = 0; k < looks; k++) f = oracle.valueAndGradient(x, g);
          if (arrives) oracle.arriveAt(x, f, g);
          x[0] += moved;
        },
      };
    };

  it.each([
    ["one a step and the start", searching(0, false), 11],
    ["and every look at another point", searching(3, false), 41],
    ["but not the arrival at a point that is known", searching(3, true), 31],
    ["unless something moved x after it", searching(3, true, 0.25), 41],
  ])("are %s", (_, optimizer, evaluations) => {
    const calls: number[] = [];
    const counted: Objective = {
      dim: 1,
      valueAndGradient(x, g) {
        calls.push(x[0]);
        g[0] = 1;
        return 9;
      },
    };
    const result = run(problem(counted, optimizer));
    expect(result.evaluations).toBe(evaluations);
    expect(calls).toHaveLength(evaluations);
  });

  it("until the first hit are those that count", () => {
    const values = sequence([5, 4, 1, 0.5]);
    expect(run(problem(values, searching(2, false)), { iterations: 6 })).toMatchObject({
      steps: 2,
      evaluations: 7,
    });
  });

  it("arrived at hand on value and gradient, and the gradient is a copy", () => {
    const seen: number[] = [];
    const g = new Float64Array(1);
    const arriving = (oracle: Oracle): Optimizer => ({
      step(x, given, _lr, t) {
        seen.push(given[0], oracle.value);
        x[0] = t;
        const f = oracle.valueAndGradient(x, g);
        oracle.arriveAt(x, f, g);
        g[0] = 99;
      },
    });
    const result = run(problem(sequence([5, 4, 3], [50, 40, 30]), arriving), { iterations: 2 });
    expect(seen).toEqual([50, 5, 40, 4]);
    expect(result.final).toMatchObject({ value: 3, gradientNorm: 30 });
  });

  it("arrived at serve one step only", () => {
    const once = (oracle: Oracle): Optimizer => {
      const g = new Float64Array(1);
      return {
        step(x, _g, _lr, t) {
          if (t === 1) oracle.arriveAt(x, oracle.valueAndGradient(x, g), g);
        },
      };
    };
    expect(run(problem(sequence([5]), once), { iterations: 4 }).evaluations).toBe(5);
  });

  it("end a run in the middle of its iterations, a step being whole", () => {
    const result = run(problem(sequence([5]), searching(3, false)), { maxEvaluations: 6 });
    expect(result).toMatchObject({ evaluations: 9, final: { step: 2 } });
  });
});

describe("a method with an answer", () => {
  /** x runs ahead of the answer by one. */
  const ahead = (): Optimizer => {
    const answer = new Float64Array(1);
    return {
      answer,
      step(x, _g, _lr, t) {
        answer[0] = t;
        x[0] = t + 1;
      },
    };
  };
  const values = sequence([5, 4, 3, 2, 1], [50, 40, 30, 20, 10]);

  it("is measured there, at no cost, and at x_0 before its first step", () => {
    const result = run(problem(values, ahead), { iterations: 3, tolerance: 2, path: true });
    expect(result.curve.value).toEqual([5, 4, 3, 2]);
    expect(result).toMatchObject({
      steps: 3,
      evaluations: 4,
      final: { step: 3, value: 2, gradientNorm: 20, x: [3] },
    });
    expect([...result.path!]).toEqual([0, 1, 2, 3]);
  });

  it("sees the gradient at x all the same", () => {
    const seen: number[] = [];
    const inner = ahead();
    const watching: Optimizer = {
      answer: inner.answer!,
      step(x, g, lr, t) {
        seen.push(g[0]);
        inner.step(x, g, lr, t);
      },
    };
    run(problem(values, watching), { iterations: 3 });
    expect(seen).toEqual([50, 30, 20]);
  });

  it("is judged by the gradient and the distance there", () => {
    const by = (metric: "gradient" | "distance", tolerance: number) =>
      run(problem(values, ahead), { iterations: 3, metric, tolerance }).steps;
    expect(by("gradient", 30)).toBe(2);
    expect(by("distance", 0)).toBe(0);
    expect(run(problem(values, ahead), { iterations: 2, curveMetric: "distance" }).curve).toEqual(
      expect.objectContaining({ measured: [0, 1, 2] }),
    );
  });
});

describe("a noisy objective", () => {
  const exact = sequence([5, 4, 3, 0.5], [50, 40, 30, 20]);
  const noisy: Objective = {
    dim: 1,
    valueAndGradient(x, g) {
      g[0] = -x[0];
      return 1000 + x[0];
    },
    exact,
  };

  it("is measured without its noise, which only the method sees", () => {
    const seen: number[] = [];
    const watching = (oracle: Oracle): Optimizer => ({
      step(x, g, _lr, t) {
        seen.push(g[0], oracle.value);
        x[0] = t;
      },
    });
    const result = run(problem(noisy, watching), { iterations: 3 });
    expect(seen).toEqual([-0, 1000, -1, 1001, -2, 1002]);
    expect(result).toMatchObject({
      steps: 3,
      evaluations: 4,
      final: { value: 0.5, gradientNorm: 20 },
    });
    expect(result.curve.value).toEqual([5, 4, 3, 0.5]);
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
    expect(best).toEqual({ step: 4321, value: 2, gap: 2 });
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

describe("however a run is cut", () => {
  const settings = fc.record({
    iterations: fc.integer({ min: 1, max: 400 }),
    maxEvaluations: fc.constantFrom(Infinity, 1, 50),
    tolerance: fc.constantFrom(1e-3, 1, 100),
    targets: fc.constant([1e-2, 1e-4]),
    metric: fc.constantFrom("gap", "gradient", "distance"),
    stopAtTarget: fc.boolean(),
    path: fc.boolean(),
    ladder: fc.boolean(),
    curveMetric: fc.constantFrom("none", "distance"),
  }) as fc.Arbitrary<RunSettings>;
  const lr = fc.constantFrom(0.01, 0.5, 1.9, 2.5);
  const failsAt = fc.option(fc.integer({ min: 1, max: 100 }));

  it("its result is the same", () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 20 });
    fc.assert(
      fc.property(settings, lr, failsAt, cuts, (given, rate, failure, stretches) => {
        const failing: Optimizer = {
          step(x, g, now, t) {
            if (t === failure) throw new Error("planned");
            descent.step(x, g, now, t);
          },
        };
        const one = problem(sphere(3), failing, { start: point(1, -2, 3), lr: rate });
        const whole = run(one, given);
        const cut = startOf(one, given);
        for (const stretch of stretches) cut.advance(stretch);
        while (!cut.advance(1)) continue;
        expect(cut.result()).toEqual(whole);
        expect(notFinite({ ...whole, path: [] })).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
