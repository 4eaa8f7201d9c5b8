import { describe, expect, it } from "vitest";
import { createFunction, createOptimizer, minimize, OptbenchError } from "../../src/index.js";
import { stepper } from "../../src/library/create.js";
import { defineOptimizer } from "../../src/core/define.js";
import { Catalogue } from "../../src/plan/catalogue.js";
import { parseItem } from "../../src/plan/grammar.js";
import { resolveOptimizers } from "../../src/plan/resolve.js";

describe("a function", () => {
  it("is made by its name, with its dimension, start and optimum", () => {
    const f = createFunction("rosenbrock:dim=4");
    expect(f.dim).toBe(4);
    expect([...f.start]).toEqual([-1.2, 1, -1.2, 1]);
    expect(f.optimum?.value).toBe(0);
    const g = new Float64Array(4);
    expect(f.valueAndGradient(Float64Array.of(1, 1, 1, 1), g)).toBe(0);
    expect([...g].map(Math.abs)).toEqual([0, 0, 0, 0]);
  });

  it("has a start that is the caller's own", () => {
    createFunction("isotropic").start.fill(99);
    expect([...createFunction("isotropic").start]).toEqual([-7, 2]);
  });

  it("has a method that needs no `this`", () => {
    const { valueAndGradient } = createFunction("isotropic");
    expect(valueAndGradient(Float64Array.of(1, 2), new Float64Array(2))).toBe(5);
  });

  it.each([
    ["isotropics", "unknown function 'isotropics'"],
    ["isotropic:dim=0", "isotropic: dim = 0 is outside"],
    ["isotropic:dim=2/3", "is a grid of 2"],
    ["isotropic,matyas", "expected one name"],
  ])("%s is refused", (spec, message) => {
    expect(() => createFunction(spec)).toThrow(OptbenchError);
    expect(() => createFunction(spec)).toThrow(message);
  });
});

/** The last point of a loop of one's own, and the answer. */
function loop(spec: string, fn: string, iterations: number) {
  const f = createFunction(fn);
  const optimizer = createOptimizer(spec, f.dim, iterations);
  const x = f.start.slice();
  const g = new Float64Array(f.dim);
  for (let t = 0; t < iterations; t++) {
    f.valueAndGradient(x, g);
    optimizer.step(x, g);
  }
  return [...(optimizer.answer ?? x)];
}

describe("an optimizer", () => {
  it.each(["sgd:lr=1e-3:momentum=0.9", "adam:lr=0.01+cosine", "nesterov:lr=1e-3", "book/adagrad"])(
    "%s in a loop of one's own gives the bits of minimize",
    (spec) => {
      const { final } = minimize("rosenbrock", spec, { iterations: 100 });
      expect(loop(spec, "rosenbrock", 100)).toEqual(final.x);
    },
  );

  it("keeps its count of steps and its state to itself", () => {
    const [a, b] = [createOptimizer("adam:lr=0.1", 1), createOptimizer("adam:lr=0.1", 1)];
    const [x, y] = [Float64Array.of(1), Float64Array.of(1)];
    a.step(x, Float64Array.of(1));
    a.step(x, Float64Array.of(-5));
    b.step(y, Float64Array.of(1));
    b.step(y, Float64Array.of(-5));
    expect(x).toEqual(y);
  });

  it("has an answer only where that is not x", () => {
    expect(createOptimizer("adam", 2)).not.toHaveProperty("answer");
    expect(createOptimizer("nesterov", 2).answer).toHaveLength(2);
  });

  it.each([
    ["adma", 2, undefined, "unknown optimizer 'adma'"],
    ["adam:lr=0", 2, undefined, "adam: lr = 0 is outside (0, inf)"],
    ["adam:lr=1/2", 2, undefined, "'adam:lr=1/2' is a grid of 2; one is needed here"],
    ["adam", 0, undefined, "dim = 0 is not a whole number above 0"],
    ["adam", 2.5, undefined, "dim = 2.5 is not a whole number above 0"],
    ["adam", NaN, undefined, "dim = NaN is not a whole number above 0"],
    ["adam+cosine", 2, undefined, "cosine: steps is needed where there is no run"],
    ["adam+cosine", 2, 0, "run: iterations = 0 is outside [1, 1e9]"],
    ["adam+cosine", 2, NaN, "run: iterations = NaN is outside [1, 1e9]"],
  ])("%s of dim %s and length %s is refused", (spec, dim, iterations, message) => {
    expect(() => createOptimizer(spec, dim, iterations)).toThrow(OptbenchError);
    expect(() => createOptimizer(spec, dim, iterations)).toThrow(message);
  });
});

describe("a method that evaluates the function itself", () => {
  const asking = (id: string, ask: (oracle: Parameters<typeof create>[2]) => unknown) =>
    defineOptimizer({
      id,
      title: "",
      create: (_dim, _params, oracle) => ({
        step(x) {
          ask(oracle);
          x.fill(0);
        },
      }),
    });
  const { create } = defineOptimizer({ id: "x", title: "", create: () => ({ step() {} }) });

  it.each([
    asking("line-search", (oracle) =>
      oracle.valueAndGradient(new Float64Array(1), new Float64Array(1)),
    ),
    asking("polyak", (oracle) => oracle.value),
  ])("is refused at its first step, which moves nothing: $id", (definition) => {
    const catalogue = new Catalogue({
      optimizers: [definition],
      functions: [],
      schedules: [],
      modifiers: [],
      transforms: [],
    });
    const [resolved] = resolveOptimizers(parseItem(definition.id), catalogue);
    const one = stepper(resolved, 1, undefined);
    const x = Float64Array.of(3);
    expect(() => one.step(x, Float64Array.of(1))).toThrow(
      new OptbenchError("usage", `${definition.id} evaluates the function itself: use minimize()`),
    );
    expect(x[0]).toBe(3);
  });
});

it("a schedule that looks at f is refused at the first step, which moves nothing", () => {
  const one = createOptimizer("sgd:lr=0.1+plateau", 1);
  const x = Float64Array.of(3);
  expect(() => one.step(x, Float64Array.of(1))).toThrow(
    new OptbenchError("usage", "plateau looks at f: use minimize()"),
  );
  expect(x[0]).toBe(3);
});
