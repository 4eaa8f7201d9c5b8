import { expect, it } from "vitest";
import * as define from "../src/core/define.js";
import * as optbench from "../src/index.js";

it("the library has these names and no others", () => {
  expect(Object.keys(optbench).sort()).toEqual([
    "OptbenchError",
    "bind",
    "catalogue",
    "choice",
    "createFunction",
    "createOptimizer",
    "defineConfig",
    "defineFunction",
    "defineModifier",
    "defineOptimizer",
    "defineSchedule",
    "defineTransform",
    "flag",
    "learningRate",
    "list",
    "minimize",
    "number",
    "runBenchmark",
  ]);
});

it("whatever makes a definition or a parameter is one of them", () => {
  const missing = Object.keys(define).filter((name) => !(name in optbench));
  expect(missing).toEqual([]);
});
