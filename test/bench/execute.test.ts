import { describe, expect, it } from "vitest";
import { execute, resolveCase, startRun } from "../../src/bench/execute.js";
import {
  defineFunction,
  defineModifier,
  defineOptimizer,
  defineSchedule,
  learningRate,
} from "../../src/core/define.js";
import { OptbenchError, usage } from "../../src/core/errors.js";
import type { Optimizer } from "../../src/core/types.js";
import { Catalogue } from "../../src/plan/catalogue.js";
import { planRun, type RunSpec } from "../../src/plan/plan.js";
import { notFinite } from "../run/scripted.js";

const PARAMS = { lr: learningRate(0.25) };

const descent: Optimizer = {
  step(x, g, lr) {
    for (let i = 0; i < x.length; i++) x[i] -= lr * g[i];
  },
};

const fail = (): never => {
  throw new TypeError("a bug of the plugin");
};

const bowl = defineFunction({
  id: "bowl",
  title: "",
  start: (n) => new Float64Array(n).fill(4),
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create: (dim) => ({
    dim,
    valueAndGradient(x, g) {
      let f = 0;
      for (let i = 0; i < dim; i++) {
        f += x[i] * x[i];
        g[i] = 2 * x[i];
      }
      return f;
    },
  }),
});

const catalogue = new Catalogue({
  functions: [
    bowl,
    { ...bowl, id: "no-create", create: fail },
    { ...bowl, id: "no-optimum", optimum: fail },
    { ...bowl, id: "flat-land", create: () => bowl.create(1, {}) },
    { ...bowl, id: "no-gradient", create: (dim: number) => ({ dim, value: fail }) },
  ],
  optimizers: [
    defineOptimizer({ id: "descent", title: "", params: PARAMS, create: () => descent }),
    defineOptimizer({ id: "broken", title: "", params: PARAMS, create: fail }),
    defineOptimizer({
      id: "picky",
      title: "",
      create() {
        throw usage("picky: needs the Hessian");
      },
    }),
    defineOptimizer({ id: "rateless", title: "", create: () => descent }),
  ],
  schedules: [
    defineSchedule({ id: "half", title: "", create: (base) => ({ rate: () => base / 2 }) }),
    defineSchedule({
      id: "drop",
      title: "",
      create: (base, _, iterations) => ({ rate: (t) => (2 * t < iterations! ? base : base / 4) }),
    }),
    defineSchedule({ id: "no-schedule", title: "", create: fail }),
    defineSchedule({
      id: "needy",
      title: "",
      create() {
        throw usage("needy: steps is needed");
      },
    }),
  ],
  transforms: [],
  modifiers: [
    defineModifier({ id: "no-wrap", title: "", wrap: fail }),
    ...["a", "b"].map((id, k) =>
      defineModifier({
        id,
        title: "",
        wrap: (inner) => ({
          step(x, g, lr, t) {
            inner.step(x, g, lr, t);
            for (let i = 0; i < x.length; i++) x[i] = 2 * x[i] + k;
          },
        }),
      }),
    ),
  ],
});

function results(spec: Partial<RunSpec>) {
  const plan = planRun(
    { functions: ["bowl"], optimizers: ["descent"], iterations: 4, ...spec },
    catalogue,
  );
  return plan.cases.map((one) => execute(one, plan.settings, catalogue));
}

describe("a case", () => {
  it("comes to a result under its own name", () => {
    expect(
      results({
        optimizers: ["mine=descent:lr=0.5"],
        starts: [[1, -2]],
        seeds: [7],
        targets: [1e-2, 0.0025, 100],
        path: true,
      }),
    ).toEqual([
      {
        id: "bowl descent:lr=0.5 start=1,-2 seed=7",
        function: "bowl",
        optimizer: "descent:lr=0.5",
        label: "mine",
        dimension: 2,
        seed: 7,
        start: [1, -2],
        status: "reached",
        steps: 1,
        held: true,
        settled: 1,
        evaluations: 2,
        hits: { "1e-2": 1, "2.5e-3": 1, "1e2": 0 },
        // log10 5 is 0.699, and then all is below 1e-8
        aocc: ((2 - Math.log10(5)) / 10 + 4) / 5,
        best: { step: 1, value: 0, gap: 0, x: [0, 0] },
        final: { step: 4, value: 0, gap: 0, gradientNorm: 0, x: [0, 0] },
        curve: { step: [0, 1, 2, 3, 4], value: [5, 0, 0, 0, 0], best: [5, 0, 0, 0, 0] },
        path: [
          [1, -2],
          [0, 0],
          [0, 0],
          [0, 0],
          [0, 0],
        ],
      },
    ]);
  });

  it("states its metric only where that is not the one asked for", () => {
    const [known, unknown] = results({ functions: ["bowl"], metric: "gap" }).concat(
      results({ functions: ["no-optimum"] }),
    );
    expect(known).not.toHaveProperty("metric");
    expect(unknown.metric).toBe("gradient");
  });

  it("gives the same bits again", () => {
    expect(results({ iterations: 100 })).toEqual(results({ iterations: 100 }));
  });

  it("has a path of null where an iterate is not finite", () => {
    const [{ path, status }] = results({ optimizers: ["descent:lr=1e300"], path: true });
    expect(status).toBe("diverged");
    expect(notFinite(path)).toEqual([]);
  });
});

describe("the learning rate", () => {
  const firstSteps = (optimizer: string, iterations = 4) =>
    results({ optimizers: [optimizer], iterations, path: true })[0].path!.map(([x]) => x);

  it("is that of the schedule, where there is one", () => {
    // x ← x·(1 − 2·lr)
    expect(firstSteps("descent")).toEqual([4, 2, 1, 0.5, 0.25]);
    expect(firstSteps("descent+half")).toEqual([4, 3, 2.25, 1.6875, 1.265625]);
    expect(firstSteps("descent+drop")).toEqual([4, 2, 1, 0.875, 0.765625]);
  });

  it("is shared in by several schedules: each gives its part of the base", () => {
    expect(firstSteps("descent+half+half", 1)).toEqual([4, 3.5]);
    expect(firstSteps("descent+drop+half", 4).at(-1)).toBe(4 * 0.75 ** 2 * (1 - 1 / 16) ** 2);
  });

  it("is 1 for a method that has none", () => {
    expect(firstSteps("rateless", 1)).toEqual([4, -4]);
  });
});

describe("modifiers", () => {
  it("wrap the method, the first written innermost", () => {
    const x1 = (optimizer: string) =>
      results({ optimizers: [optimizer], iterations: 1 })[0].final.x[0];
    expect(x1("descent+a+b")).toBe(2 * (2 * 2) + 1);
    expect(x1("descent+b+a")).toBe(2 * (2 * 2 + 1));
  });
});

describe("a definition of the user's that throws", () => {
  it.each([
    ["in create() of the optimizer", { optimizers: ["broken", "descent"] }],
    ["in create() of the schedule", { optimizers: ["descent+no-schedule", "descent"] }],
    ["in wrap() of the modifier", { optimizers: ["descent+no-wrap", "descent"] }],
    ["in create() of the function", { functions: ["no-create", "bowl"] }],
    ["in optimum()", { functions: ["no-optimum", "bowl"] }],
    ["in its value", { functions: ["no-gradient", "bowl"] }],
  ])("%s ends its case in error and no other", (place, spec) => {
    const [broken, sound] = results({ ...spec, path: true });
    expect(broken).toMatchObject({
      status: "error",
      message: "a bug of the plugin",
      steps: null,
      held: false,
      settled: null,
      // the price of a gradient by differences, though the first of its values threw
      evaluations: place === "in its value" ? 5 : 0,
      hits: { "1e-2": null },
      best: { step: 0, value: null, gap: null },
      final: { step: 0, value: null, gap: null, gradientNorm: null, x: [4, 4] },
      curve: { step: [0], value: [null], best: [null] },
      path: [[4, 4]],
    });
    expect(notFinite(broken)).toEqual([]);
    expect(sound.status).toBe("budget");
    if (place !== "in optimum()") expect(broken).not.toHaveProperty("metric");
  });

  it("or gives a function of another dimension", () => {
    expect(results({ functions: ["flat-land"] })[0]).toMatchObject({
      status: "error",
      message: "the objective has dim 1, the start has 2 coordinates",
    });
  });

  it("is not wrong usage, for which a case is skipped", () => {
    const [one] = results({ optimizers: ["picky"] });
    expect(one).toMatchObject({ status: "skipped", evaluations: 0 });
    // a schedule is wrong whatever the function
    expect(() => results({ optimizers: ["descent+needy"] })).toThrow(OptbenchError);
  });
});

describe("a run that is started", () => {
  it("may be advanced in stretches", () => {
    const { cases, settings } = planRun(
      { functions: ["bowl"], optimizers: ["descent"], iterations: 9 },
      catalogue,
    );
    const run = startRun(resolveCase(cases.at(0)!, catalogue), settings);
    expect([run.advance(4), run.advance(4), run.advance(4)]).toEqual([false, false, true]);
    expect(run.result().final.step).toBe(9);
  });
});
