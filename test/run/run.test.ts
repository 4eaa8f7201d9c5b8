import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Objective, Optimizer, Oracle } from "../../src/core/types.js";
import { Run } from "../../src/run/run.js";
import type { RunSettings } from "../../src/run/types.js";
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

describe("a run that stalled says why", () => {
  const start = () => point(3, -4);
  const stalled = (step: Optimizer["step"], iterations = 150) => {
    const { status, message } = run(problem(sphere(2), { step }, { start: start() }), {
      iterations,
      tolerance: 1e-9,
    });
    return [status, message];
  };
  const halveUntil =
    (last: number): Optimizer["step"] =>
    (x, _g, _lr, t) => {
      if (t <= last) x.forEach((xi, i) => (x[i] = xi / 2));
    };

  it("when the method did, in its last step", () => {
    const gaveUp = (from: number, until: number) =>
      run(
        problem(
          sphere(2),
          (oracle: Oracle) => ({
            step(x, g, lr, t) {
              halveUntil(from)(x, g, lr, t);
              if (t > from && t <= until) oracle.stay("no way down");
            },
          }),
          { start: start() },
        ),
        { tolerance: 1e-9 },
      );
    expect(gaveUp(4, 99)).toMatchObject({ status: "stalled", message: "no way down" });
    // it has gone on since
    expect(gaveUp(4, 9)).not.toHaveProperty("message");
    expect(
      run(problem(sphere(2), (oracle: Oracle) => ({ step: () => oracle.stay("here") }))),
    ).toMatchObject({ status: "reached" });
  });

  it("when x never moved: step() may return a new array and so change nothing", () => {
    const [status, message] = stalled((x) => void x.map((xi) => xi / 2), 3);
    expect(status).toBe("stalled");
    expect(message).toContain("x never moved: the steps are too small, or step() returned a new");
    // some methods only prepare in their first step
    expect(stalled(() => {}, 2)).toEqual(["budget", undefined]);
    expect(stalled((x, _g, _lr, t) => void (x[0] += t === 3 ? 1 : 0), 3)[0]).toBe("budget");
  });

  it("when the last steps were too small to move x", () => {
    expect(stalled(halveUntil(9))).toEqual(["stalled", "the last step was too small to move x"]);
  });

  it("and says nothing where x goes in a circle, back to x₀ every time", () => {
    const turn: Optimizer["step"] = (x) => x.forEach((xi, i) => (x[i] = -xi));
    expect(stalled(turn)).toEqual(["stalled", undefined]);
    expect(stalled(turn, 151)).toEqual(["stalled", undefined]);
  });

  it("when the gradient is 0 where the minimum is not", () => {
    const result = run(problem(sequence([5], [0]), { step() {} }), { iterations: 100 });
    expect(result).toMatchObject({ status: "stalled", message: "the gradient is 0" });
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

  it("not stalled while f still falls, though the metric does not change", () => {
    const slope: Objective = {
      dim: 1,
      valueAndGradient(x, g) {
        g[0] = 3;
        return 3 * x[0] + 1e4;
      },
    };
    const onSlope = (lr: number) =>
      run(problem(slope, descent, { lr }), { metric: "gradient", iterations: 300 }).status;
    expect(onSlope(0.1)).toBe("budget");
    expect(onSlope(1e-30)).toBe("stalled");
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
    log: fc.boolean(),
    curveMetric: fc.constantFrom("none", "distance"),
  }) as fc.Arbitrary<RunSettings>;
  const lr = fc.constantFrom(0.01, 0.5, 1.9, 2.5);
  const failsAt = fc.option(fc.integer({ min: 1, max: 100 }));

  it("its result is the same", () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 20 });
    fc.assert(
      fc.property(settings, lr, failsAt, cuts, (given, rate, failure, stretches) => {
        // made once: a stack tells from where a stretch was begun, which is of no account
        const planned = new Error("planned");
        const failing: Optimizer = {
          step(x, g, now, t) {
            if (t === failure) throw planned;
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
