import { describe, expect, it } from "vitest";
import {
  catalogue,
  defineFunction,
  defineOptimizer,
  learningRate,
  minimize,
  runBenchmark,
} from "../../src/index.js";
import { folder, optbench } from "../cli/optbench.js";

const mine = defineOptimizer({
  id: "mine",
  title: "Mine",
  params: { lr: learningRate(0.1) },
  create: (dim) => ({
    step(x, g, lr) {
      for (let i = 0; i < dim; i++) x[i] -= lr * g[i];
    },
  }),
});
const bowl = defineFunction({
  id: "bowl",
  title: "Bowl",
  start: (dim) => new Float64Array(dim).fill(1),
  optimum: (dim) => ({ value: 0, points: [new Float64Array(dim)] }),
  create: (dim) => ({
    dim,
    valueAndGradient(x, g) {
      let f = 0;
      for (let i = 0; i < dim; i++) {
        g[i] = 2 * x[i];
        f += x[i] * x[i];
      }
      return f;
    },
  }),
});

const thrown = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return "nothing";
};

describe("runBenchmark takes definitions", () => {
  it("in its lists, beside names and items with their parameters", () => {
    const { cases } = runBenchmark({
      functions: ["booth", bowl, "bowl:dim=3"],
      optimizers: [mine, "mine:lr=0.2", { sgd: { lr: 0.1 } }],
    });
    expect(cases.map(({ id }) => id)).toEqual([
      "booth mine",
      "booth mine:lr=0.2",
      "booth sgd:lr=0.1",
      "bowl mine",
      "bowl mine:lr=0.2",
      "bowl sgd:lr=0.1",
      "bowl:dim=3 mine",
      "bowl:dim=3 mine:lr=0.2",
      "bowl:dim=3 sgd:lr=0.1",
    ]);
    expect(cases[3]).toEqual(minimize(bowl, mine));
    expect(cases[0].steps).toBe(cases[2].steps);
  });

  it("alone, of the catalogue, and an objective as minimize takes it", () => {
    const adam = catalogue().find(({ id }) => id === "adam");
    const objective = { dim: 1, start: [3], value: (x: ArrayLike<number>) => x[0] * x[0] };
    const { cases } = runBenchmark({ functions: objective, optimizers: adam as typeof mine });
    expect(cases.map(({ id, status }) => [id, status])).toEqual([
      ["objective adam", minimize(objective, "adam").status],
    ]);
  });

  it("several objectives as they are, which it numbers; one that comes twice is one", () => {
    const objective = (power: number) => ({
      dim: 1,
      start: [3],
      value: (x: ArrayLike<number>) => x[0] ** power,
    });
    const [square, fourth] = [objective(2), objective(4)];
    const { cases } = runBenchmark({ functions: [square, fourth], optimizers: "sgd:lr=0.01" });
    expect(cases.map(({ id }) => id)).toEqual(["objective sgd", "objective-2 sgd"]);
    expect(cases[1].final).toEqual(minimize(fourth, "sgd:lr=0.01").final);
    expect(cases[1].final).not.toEqual(cases[0].final);
    expect(
      thrown(() => runBenchmark({ functions: [square, square], optimizers: "sgd" })),
    ).toContain("two cases have the same id 'objective sgd'");
  });

  it("but none with a name that is taken", () => {
    const other = defineOptimizer({ ...mine, title: "Other" });
    expect(thrown(() => runBenchmark({ functions: "booth", optimizers: [mine, other] }))).toMatch(
      /^runBenchmark: .*'mine'/,
    );
    const adam = { ...mine, id: "adam" };
    expect(thrown(() => runBenchmark({ functions: "booth", optimizers: adam }))).toMatch(
      /^runBenchmark: .*'adam'/,
    );
    const odd = { ...mine, id: "My Own" };
    expect(thrown(() => runBenchmark({ functions: "booth", optimizers: odd }))).toBe(
      "runBenchmark: id \"My Own\" is not lower-case words joined by '-'",
    );
    expect(thrown(() => runBenchmark({ functions: mine as never, optimizers: "adam" }))).toContain(
      "functions holds",
    );
  });
});

class MyAdam {
  step(x: Float64Array): void {
    x[0] = 0;
  }
}
const CREATE =
  'defineOptimizer({ id: "my-adam", title: "MyAdam", create: (dim) => new MyAdam(dim) })';
const STEP =
  'defineOptimizer({ id: "mine", title: "Mine", create: (dim) => ({ step(x, g, lr) { … } }) })';
const bare = { step() {} };

describe("what stands in the place of a definition is told what one is", () => {
  it.each([
    ["a class", MyAdam, `the class MyAdam, not a definition\n  expected: ${CREATE}`],
    [
      "an object of a class",
      new MyAdam(),
      `an object of the class MyAdam, which serves one run, and not a definition, which makes one for each\n  expected: ${CREATE}`,
    ],
    [
      "an object with a step",
      bare,
      `an object with step(), which serves one run, and not a definition, which makes one for each\n  expected: ${STEP}`,
    ],
    ["a function", () => bare, `a function, not a definition\n  expected: ${STEP}`],
  ])("%s", (_, given, told) => {
    expect(thrown(() => minimize("booth", given as never))).toBe(
      `minimize: expected "adam:lr=0.1" or a definition, got ${told}`,
    );
    expect(
      thrown(() => runBenchmark({ functions: "booth", optimizers: ["adam", given as never] })),
    ).toBe(`runBenchmark: optimizers holds ${told}`);
  });

  it.each([
    ["a class", MyAdam, "the class MyAdam, not a definition", 'id: "my-adam", title: "MyAdam"'],
    ["a function", () => bare, "a function, not a definition", 'id: "mine", title: "Mine"'],
    [
      "an optimizer",
      bare,
      "an object with step(), which is an optimizer, not a function",
      'id: "mine", title: "Mine"',
    ],
    [
      "an objective without start",
      { dim: 1, value: () => 0 },
      "an objective without start, not a definition",
      'id: "mine", title: "Mine"',
    ],
  ])("%s among the functions is told how a function is defined", (_, given, told, names) => {
    const message = thrown(() =>
      runBenchmark({ functions: ["booth", given as never], optimizers: "adam" }),
    );
    expect(message).toContain(
      `runBenchmark: functions holds ${told}\n  expected: defineFunction({ ${names}, start:`,
    );
    expect(message).not.toContain("defineOptimizer");
  });

  it("an objective among the optimizers is told how an optimizer is defined", () => {
    const objective = { dim: 1, start: [1], value: () => 0 };
    expect(thrown(() => runBenchmark({ functions: "booth", optimizers: objective as never }))).toBe(
      `runBenchmark: optimizers holds an objective, which is a function, not an optimizer\n  expected: ${STEP}`,
    );
  });

  it("in a plugin too, an objective as well", async () => {
    const cwd = folder({
      "class.mjs": "export default class MyAdam { step() {} }",
      "bare.mjs": "export default [{ step() {} }]",
      "objective.mjs": "export default { dim: 2, valueAndGradient: () => 0 }",
    });
    const told = async (name: string) =>
      (await optbench(`run -f booth -o adam --plugin ./${name}`, { cwd })).stderr;
    expect(await told("class.mjs")).toBe(
      `error: plugin ./class.mjs: the default export is the class MyAdam, not a definition\n  expected: ${CREATE}\n`,
    );
    expect(await told("bare.mjs")).toContain(
      "entry 0 of the default export is an object with step()",
    );
    expect(await told("objective.mjs")).toContain("expected: defineFunction({");
  });
});

describe("a step that returns a new array", () => {
  const copying = defineOptimizer({
    ...mine,
    create: () => ({ step: (x: Float64Array, g: Float64Array) => x.map((xi, i) => xi - g[i]) }),
  });

  it("is told", () => {
    for (const coordinatewise of [false, true]) {
      const { cases } = runBenchmark({
        functions: "booth",
        optimizers: { ...copying, coordinatewise } as typeof mine,
        starts: "random@3",
      });
      for (const { status, message } of cases) {
        expect({ status, message }).toEqual({
          status: "error",
          message:
            "step() returns an array that is not x: nothing reads it; write the new point into x, and return nothing",
        });
      }
    }
  });

  it("unless that is x itself", () => {
    const chaining = defineOptimizer({
      ...mine,
      create: (dim) => {
        const { step } = mine.create(dim, { lr: 0.1 }, undefined as never);
        return { step: (x, g, lr, t) => (step(x, g, lr, t), x) as never };
      },
    });
    expect(minimize("booth", chaining).steps).toBe(minimize("booth", mine).steps);
  });
});
