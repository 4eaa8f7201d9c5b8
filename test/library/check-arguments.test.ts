import { describe, expect, it } from "vitest";
import {
  bind,
  createFunction,
  createOptimizer,
  defineFunction,
  defineModifier,
  defineOptimizer,
  defineSchedule,
  defineTransform,
  minimize,
  OptbenchError,
  runBenchmark,
} from "../../src/index.js";

/** Callers in JavaScript have no types. */
const any = (value: unknown) => value as never;
const x = () => ({ W: new Float64Array(2) });

describe("a wrong argument is a usage error that says what is expected, from", () => {
  it.each<[string, () => unknown, string]>([
    [
      "createFunction",
      () => createFunction(any(undefined)),
      'createFunction: expected a spec such as "rosenbrock:dim=3", got undefined',
    ],
    ["createFunction with a number", () => createFunction(any(3)), "got 3"],
    [
      "createOptimizer",
      () => createOptimizer(any(null), 2),
      'createOptimizer: expected a spec such as "adam:lr=0.1", got null',
    ],
    [
      "minimize",
      () => minimize(any(undefined), "sgd"),
      'minimize: expected "rosenbrock:dim=3", a definition or { dim, start, valueAndGradient }; got undefined',
    ],
    ["minimize with a number", () => minimize(any(3), "sgd"), "got 3"],
    [
      "minimize with half a function",
      () => minimize(any({ dim: 2 }), "sgd"),
      "it lacks start, valueAndGradient",
    ],
    [
      "minimize without an optimizer",
      () => minimize("booth", any(undefined)),
      'minimize: expected "adam:lr=0.1" or a definition, got undefined',
    ],
    ["minimize with something else", () => minimize("booth", any({})), "got {…}"],
    [
      "createOptimizer of a method that needs the Hessian",
      () => createOptimizer("newton", 2),
      "newton evaluates the function itself: use minimize()",
    ],
    [
      "runBenchmark",
      () => runBenchmark(any(undefined)),
      'runBenchmark: expected { functions: ["rosenbrock"], optimizers: ["adam:lr=0.02"] }, got undefined',
    ],
    ["runBenchmark without lists", () => runBenchmark(any({})), "no optimizers given"],
    [
      "runBenchmark with more cases than asked for",
      () =>
        runBenchmark({ functions: ["booth"], optimizers: ["sgd"], seeds: [1, 2] }, { maxCases: 1 }),
      "the grid has 2 cases; more than 1 need { maxCases: 2 }",
    ],
    [
      "runBenchmark with half a case",
      () => runBenchmark({ functions: ["booth"], optimizers: ["sgd"] }, { maxCases: 0.5 }),
      "runBenchmark: maxCases = 0.5 is not a whole number above 0",
    ],
    [
      "runBenchmark with an item that is none",
      () => runBenchmark({ functions: ["booth"], optimizers: [any(3)] }),
      "runBenchmark:  optimizers: 3 is not text",
    ],
    [
      "runBenchmark with options that are none",
      () => runBenchmark({ functions: ["booth"], optimizers: ["sgd"] }, any(null)),
      "runBenchmark: expected options such as { maxCases: 500 }, got null",
    ],
    [
      "runBenchmark with an unknown option",
      () => runBenchmark({ functions: ["booth"], optimizers: ["sgd"] }, any({ maxcases: 3 })),
      "runBenchmark has no option 'maxcases'.  it has: maxCases, signal",
    ],
    [
      "runBenchmark with a signal that is none",
      () => runBenchmark({ functions: ["booth"], optimizers: ["sgd"] }, { signal: any(1) }),
      "runBenchmark: signal: expected an AbortSignal, got 1",
    ],
    [
      "createOptimizer with a symbol",
      () => createOptimizer("adam", any(Symbol("n"))),
      "createOptimizer: dim = Symbol(n) is not a whole number above 0",
    ],
    ...Object.entries({
      defineOptimizer,
      defineFunction,
      defineSchedule,
      defineModifier,
      defineTransform,
    }).map(([name, define]): [string, () => unknown, string] => [
      `${name} with nothing`,
      () => define(any(undefined)),
      `${name}: expected { id: "mine", title: "Mine", … }, got undefined`,
    ]),
    [
      "minimize with options that are none",
      () => minimize("booth", "sgd", any(null)),
      "minimize: expected options such as { iterations: 5000 }, got null",
    ],
    [
      "minimize with a start in words",
      () => minimize("booth", "sgd", { start: any("random") }),
      'minimize: start: expected a list of numbers, got "random"',
    ],
    [
      "minimize with a signal that is none",
      () => minimize("booth", "sgd", { signal: any({}) }),
      "minimize: signal: expected an AbortSignal, got {…}",
    ],
    [
      "bind with a Map",
      () => bind("sgd", any(new Map([["W", new Float64Array(1)]]))),
      "bind: parameters: expected { name: Float64Array }, got a list or a Map",
    ],
    [
      "bind without parameters",
      () => bind("sgd", any(null)),
      "bind: parameters: expected { name: Float64Array }, got null",
    ],
    [
      "bind with plain arrays",
      () => bind("sgd", any({ W: [1, 2] })),
      "bind: parameters: 'W' is not a Float64Array",
    ],
    [
      "update without gradients",
      () => bind("sgd", x()).update(any(undefined)),
      "bind: gradients: expected",
    ],
    [
      "update with plain arrays",
      () => bind("sgd", x()).update(any({ W: [1, 2] })),
      "bind: gradients: 'W' is not a Float64Array",
    ],
    [
      "update with a gradient too many",
      () => bind("sgd", x()).update(any({ ...x(), b: new Float64Array(1) })),
      "bind: 'b' is a gradient of no parameter",
    ],
  ])("%s", (_, call, message) => {
    expect(call).toThrow(OptbenchError);
    expect(call).toThrow(message);
  });
});
