import { describe, expect, it } from "vitest";
import {
  createFunction,
  defineFunction,
  defineOptimizer,
  learningRate,
  minimize,
  number,
  OptbenchError,
  type BareObjective,
  type FunctionLike,
  type MinimizeOptions,
  type OptimizerLike,
  type Vec,
} from "../../src/index.js";
import { notFinite } from "../run/scripted.js";

const parabola = (x: Vec, g: Vec) => {
  g[0] = 2 * (x[0] - 3);
  return (x[0] - 3) * (x[0] - 3) + 5;
};

const bare: BareObjective = { dim: 1, start: [7], minimum: 5, valueAndGradient: parabola };

describe("minimize", () => {
  it.each([
    ["nothing", () => undefined, "the function returned undefined, not a number"],
    ["text", () => "5", "the function returned string, not a number"],
    [
      "a promise",
      () => Promise.reject(new Error("late")),
      "the function returned a promise: it may not be asynchronous",
    ],
  ])("says that a function returned %s", (_, valueAndGradient, message) => {
    const result = minimize({ ...bare, valueAndGradient: valueAndGradient as never }, "sgd");
    expect(result).toMatchObject({ status: "error", message, best: { value: null } });
  });

  it("charges a gradient by differences 2n + 1 evaluations, and what a function states instead", () => {
    const value = (x: Vec) => x.reduce((sum, xi) => sum + xi * xi, 0);
    const known = { dim: 3, start: [1, 1, 1], minimum: 0 };
    // x ← 0.8 x: the gap 3·0.64ᵗ is at most 1e-6 from t = 34 on
    const byDifferences = minimize({ ...known, value }, "sgd:lr=0.1", { iterations: 50 });
    expect(byDifferences).toMatchObject({ steps: 34, evaluations: 35 * 7 });
    const oneSided = {
      ...known,
      evaluationsPerCall: 4,
      valueAndGradient(x: Vec, g: Vec) {
        for (let i = 0; i < 3; i++) g[i] = 2 * x[i];
        return value(x);
      },
    };
    const stated = minimize(oneSided, "sgd:lr=0.1", { iterations: 50 });
    expect(stated).toMatchObject({ steps: 34, evaluations: 35 * 4 });
    expect(stated.aocc).toBeCloseTo(
      minimize({ ...oneSided, evaluationsPerCall: 1 }, "sgd:lr=0.1", { iterations: 50 }).aocc!,
      1,
    );
    const limited = minimize({ ...known, value }, "sgd:lr=0.1", { maxEvaluations: 71 });
    expect(limited).toMatchObject({ status: "budget", evaluations: 77, final: { step: 10 } });
    for (const evaluationsPerCall of [0, -1, 1.5, NaN, "4" as never]) {
      expect(() => minimize({ ...oneSided, evaluationsPerCall }, "sgd")).toThrow(
        /^evaluationsPerCall is .*, not a whole number of at least 1$/,
      );
    }
  });

  it("charges a Hessian n evaluations and a product with it one", () => {
    // one iteration: x₀, the step, and x₁, the minimiser
    const run = (spec: string) => minimize("quadratic:dim=5", spec, { iterations: 1 });
    expect(run("newton")).toMatchObject({ steps: 1, evaluations: 1 + 5 + 1 });
    expect(run("steepest-descent").evaluations).toBe(1 + 1 + 1);
    expect(minimize("quadratic:dim=5+rotate", "newton", { iterations: 1 }).evaluations).toBe(7);
  });

  it("refuses what ranks several runs", () => {
    expect(() => minimize("rosenbrock", "adam", { cost: "iterations" } as MinimizeOptions)).toThrow(
      "minimize: cost ranks several runs, and this is one; runBenchmark takes it",
    );
  });

  it("runs a catalogue's optimizer on a catalogue's function", () => {
    const result = minimize("anisotropic", "sgd:lr=0.95", { iterations: 200 });
    expect(result).toMatchObject({
      id: "anisotropic sgd:lr=0.95",
      function: "anisotropic",
      optimizer: "sgd:lr=0.95",
      dimension: 2,
      seed: 1,
      start: [-7, 2],
      status: "reached",
      final: { step: 200 },
    });
    // (-7)²/20·0.905²ᵗ falls below 1e-6 at t = 77 (closed form)
    expect(result.steps).toBe(77);
  });

  it("takes modifiers, parameters, and items in the call form", () => {
    expect(minimize("rosenbrock(dim=3)", "adam(lr = 0.1)+cosine", { iterations: 5 }).id).toBe(
      "rosenbrock:dim=3 adam:lr=0.1+cosine",
    );
  });

  it("takes settings, all of them", () => {
    const options: MinimizeOptions = {
      iterations: 50,
      maxEvaluations: 20,
      tolerance: 1e-3,
      targets: [1, 1e-9],
      metric: "gradient",
      stopAtTarget: true,
      path: true,
      ladder: true,
      curveMetric: "distance",
    };
    const result = minimize("isotropic", "sgd:lr=0.25", options);
    // x ← x/2: |∇f| = 2·|x_0|/2ᵗ
    const steps = Math.ceil(Math.log2((2 * Math.sqrt(53)) / 1e-3));
    expect(result).toMatchObject({ steps, hits: { "1e0": 4, "1e-9": null } });
    expect(result.path).toHaveLength(steps + 1);
    expect(result.ladder).toHaveLength(51);
    expect(result.curve.measured![0]).toBe(Math.sqrt(53));
    expect(minimize("isotropic", "sgd:lr=1e-9", options).final.step).toBe(19);
  });

  it("starts where it is told, at a point of any kind of array", () => {
    for (const start of [[1, 2], Float64Array.of(1, 2), Float32Array.of(1, 2)]) {
      const { id, start: stated } = minimize("isotropic", "sgd", { start, iterations: 1 });
      expect([id, stated]).toEqual(["isotropic sgd start=1,2", [1, 2]]);
    }
    const { id } = minimize("isotropic", "sgd", { start: [-7, 2], seed: 3, iterations: 1 });
    expect(id).toBe("isotropic sgd seed=3");
  });

  it("leaves the start that it was given alone", () => {
    const start = Float64Array.of(1, 2);
    minimize("isotropic", "sgd:lr=0.1", { start, iterations: 5 });
    expect([...start]).toEqual([1, 2]);
  });
});

describe("a bare objective", () => {
  it("runs with its own gradient", () => {
    expect(minimize(bare, "sgd:lr=0.25", { iterations: 40 })).toMatchObject({
      id: "objective sgd:lr=0.25",
      function: "objective",
      dimension: 1,
      start: [7],
      status: "reached",
      // 16/4ᵗ ≤ 1e-6
      steps: 12,
    });
  });

  it("without a gradient is differentiated by differences", () => {
    const value = (x: Vec) => (x[0] - 3) * (x[0] - 3) + 5;
    const result = minimize({ dim: 1, start: [7], minimum: 5, value }, "sgd:lr=0.25", {
      iterations: 40,
    });
    expect(result).toMatchObject({ status: "reached", steps: 12 });
    expect(Math.abs(result.final.x[0]! - 3)).toBeLessThan(1e-9);
  });

  it("with both uses its gradient", () => {
    const value = () => {
      throw new Error("not asked for");
    };
    expect(minimize({ ...bare, value }, "sgd:lr=0.25", { iterations: 40 }).steps).toBe(12);
  });

  it("whose minimum is not known is judged by the gradient", () => {
    const unknown: BareObjective = { dim: 1, start: [7], valueAndGradient: parabola };
    const result = minimize(unknown, "sgd:lr=0.25", { iterations: 40 });
    // 8/2ᵗ ≤ 1e-6
    expect(result).toMatchObject({ metric: "gradient", steps: 23, best: { gap: null } });
  });

  it("may be an instance of a class, or what createFunction gives", () => {
    class Own {
      readonly dim = 1;
      readonly start = [7];
      readonly #at = 3;
      valueAndGradient(x: Vec, g: Vec): number {
        g[0] = 2 * (x[0] - this.#at);
        return (x[0] - this.#at) ** 2;
      }
    }
    expect(minimize(new Own(), "sgd:lr=0.5", { iterations: 1 }).final.value).toBe(0);
    const named = minimize("rosenbrock", "adam:lr=0.1", { iterations: 50 });
    const made = minimize(createFunction("rosenbrock"), "adam:lr=0.1", { iterations: 50 });
    expect(made.final).toEqual({ ...named.final, gap: null });
  });

  it("that throws, diverges or answers NaN is a result", () => {
    const failing = (fail: (x: Vec, g: Vec) => number) =>
      minimize({ ...bare, valueAndGradient: fail }, "sgd:lr=0.25", { iterations: 10 });
    const thrown = failing((x, g) => {
      if (x[0] < 4) throw new Error("no such x");
      return parabola(x, g);
    });
    expect(thrown).toMatchObject({
      status: "error",
      message: "no such x",
      final: { x: [4 - 0.5] },
    });
    const nan = failing((x, g) => (x[0] < 4 ? NaN : parabola(x, g)));
    expect(nan).toMatchObject({ status: "diverged", final: { value: null } });
    const lost = failing((x, g) => {
      const f = parabola(x, g);
      g[0] = NaN;
      return f;
    });
    expect(lost).toMatchObject({ status: "diverged", final: { step: 1, x: [null] } });
    const away = minimize(bare, "sgd:lr=1e9", { iterations: 100 });
    expect(away.status).toBe("diverged");
    for (const result of [thrown, nan, lost, away]) expect(notFinite(result)).toEqual([]);
  });
});

describe("definitions", () => {
  const signs = defineOptimizer({
    id: "signs",
    title: "Sign descent",
    params: { lr: learningRate(0.5), scale: number({ default: 2, range: "(0, inf)", doc: "" }) },
    create: (dim, { scale }) => ({
      step(x, g, lr) {
        for (let i = 0; i < dim; i++) x[i] -= lr * scale * Math.sign(g[i]);
      },
    }),
  });
  const own = defineFunction({
    id: "own",
    title: "Own",
    params: { height: number({ default: 5, range: "(-inf, inf)", doc: "" }) },
    dim: { min: 3 },
    start: (n) => new Float64Array(n).fill(4),
    create: (dim, { height }) => ({ dim, value: (x) => height + Math.abs(x[0]) }),
  });

  it("run with their defaults", () => {
    expect(minimize(own, signs, { iterations: 4 })).toMatchObject({
      id: "own signs",
      dimension: 3,
      best: { step: 4, value: 5 },
      final: { x: [0, 4, 4] },
    });
  });

  it("mix with names", () => {
    expect(minimize("isotropic", signs, { iterations: 7 }).final.x).toEqual([0, 0]);
    expect(minimize(own, "adam", { iterations: 1 }).id).toBe("own adam");
  });

  it("whose create() throws end in error", () => {
    const fail = (): never => {
      throw new Error("not today");
    };
    expect(minimize("isotropic", { ...signs, create: fail })).toMatchObject({
      status: "error",
      message: "not today",
    });
    expect(minimize({ ...own, create: fail }, signs)).toMatchObject({
      status: "error",
      message: "not today",
    });
  });
});

describe("a signal", () => {
  it("that is aborted ends the run with status timeout", () => {
    let looks = 0;
    const signal = {
      get aborted() {
        return ++looks >= 3;
      },
    };
    const result = minimize("isotropic", "sgd:lr=1e-9", { iterations: 1e9, signal });
    expect(result.status).toBe("timeout");
    expect(result.final.step).toBe(2);
  });

  it("that is aborted before the run leaves the start", () => {
    const { status, final } = minimize("isotropic", "sgd", { signal: AbortSignal.abort() });
    expect([status, final.step]).toEqual(["timeout", 0]);
  });

  it("that is not changes nothing", () => {
    const options = { iterations: 1_200_000 };
    const { signal } = new AbortController();
    expect(minimize("isotropic", "sgd:lr=1e-6", { ...options, signal })).toEqual(
      minimize("isotropic", "sgd:lr=1e-6", options),
    );
  });
});

describe("wrong usage of minimize", () => {
  const loose = (given: unknown) => given as never;

  it.each([
    ["isotropics", "sgd", {}, "unknown function 'isotropics'"],
    ["isotropic", "sdg", {}, "unknown optimizer 'sdg'"],
    ["isotropic", "sgd:lr=-1", {}, "sgd: lr = -1 is outside (0, inf)"],
    ["isotropic", "sgd:lr=0.1/0.2", {}, "'sgd:lr=0.1/0.2' is a grid of 2; one is needed here"],
    ["isotropic:dim=2/3", "sgd", {}, "'isotropic:dim=2/3' is a grid of 2; one is needed here"],
    ["isotropic", "sgd,adam", {}, "expected one name, got 'sgd,adam'"],
    ["", "sgd", {}, "expected one name, got nothing"],
    ["isotropic", "sgd", { start: [1] }, "start: isotropic has dim 2, the point has dim 1"],
    ["isotropic", "sgd", { start: [1, NaN] }, "start: NaN is not a finite number"],
    ["isotropic", "sgd", { iterations: 0 }, "run: iterations = 0 is outside [1, 1e9]"],
    ["isotropic", "sgd", { iterations: NaN }, "run: iterations = NaN is outside [1, 1e9]"],
    ["isotropic", "sgd", { seed: 0.5 }, "run: 0.5 is not a seed: a whole number from 1"],
    ["isotropic", "sgd", loose({ iters: 5 }), "run has no parameter 'iters'."],
    ["isotropic", "sgd", { path: true, iterations: 1e9 }, "path: every iterate of every case"],
    [{ ...bare, dim: 2 }, "sgd", {}, "start: objective has dim 2, the point has dim 1"],
    [{ ...bare, dim: 0, start: [] }, "sgd", {}, "objective: dim = 0 is outside [1, 100000000]"],
    [{ ...bare, dim: 1.5 }, "sgd", {}, "objective: dim = 1.5 is not a whole number"],
    [{ ...bare, start: [NaN] }, "sgd", {}, "start: NaN is not a finite number"],
  ] satisfies (readonly [FunctionLike, OptimizerLike, MinimizeOptions, string])[])(
    "%j with %s and %j is thrown",
    (fn, optimizer, options, message) => {
      expect(() => minimize(fn, optimizer, options)).toThrow(OptbenchError);
      expect(() => minimize(fn, optimizer, options)).toThrow(message);
    },
  );
});
