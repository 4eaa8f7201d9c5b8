import { describe, expect, it } from "vitest";
import type { Objective, Optimizer, Oracle } from "../../src/core/types.js";
import { problem, run, sequence } from "./scripted.js";

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
