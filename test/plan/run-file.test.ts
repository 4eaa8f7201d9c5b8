import { describe, expect, it } from "vitest";
import { OptbenchError } from "../../src/core/errors.js";
import { readRunPart, refuseIncomplete, type RunFile } from "../../src/plan/run-file.js";

const NEEDED = "functions: bowl\noptimizers: [every]\n";

/** A spec that stands alone, as the command line reads it. */
async function readRunFile(text: string, name: string): Promise<RunFile> {
  const file = await readRunPart(text, name);
  if (file.extends.length === 0) refuseIncomplete(file, name);
  return file;
}

describe("a spec file", () => {
  it("says what to run, what to load and how to show it", async () => {
    const { place, ...file } = await readRunFile(
      `# a comment
title: A comparison
functions:
  - bowl
  - "bowl(cond=100, dim=4)"
optimizers: every:lr=1,each
dims: [2, 4]
starts: [default, [-7, 2], "-1.2, 1"]
seeds: 3
iterations: 500
max-evaluations: .inf
tolerance: 1e-8
targets: [1e-2, 1e-4]
metric: distance
stop_at_target: true
path: false
curveMetric: gradient
plugins: [./mine.mjs]
plot: contour
y: gradient
sort: name
`,
      "bench.yaml",
    );
    expect(place("functions", "bowl(cond=100, dim=4)")).toBe("bench.yaml:5:5");
    expect(place("optimizers", "every:lr=1,each")).toBe("bench.yaml:6:1");
    expect(place("colours", "red")).toBeUndefined();
    expect(file).toEqual({
      run: {
        functions: ["bowl", "bowl(cond=100, dim=4)"],
        optimizers: ["every:lr=1,each"],
        dims: [2, 4],
        starts: ["default", [-7, 2], [-1.2, 1]],
        seeds: [1, 2, 3],
        iterations: 500,
        maxEvaluations: Infinity,
        tolerance: 1e-8,
        targets: [1e-2, 1e-4],
        metric: "distance",
        stopAtTarget: true,
        path: false,
        curveMetric: "gradient",
      },
      plugins: ["./mine.mjs"],
      presentation: { title: "A comparison", plot: "contour", y: "gradient", sort: "name" },
      gate: {},
      extends: [],
      zip: [],
    });
  });

  it("needs no more than functions and optimizers, and may be JSON", async () => {
    const { place: _, ...file } = await readRunFile(
      '{"functions": ["bowl"], "optimizers": ["every"]}',
      "b.json",
    );
    expect(file).toEqual({
      run: { functions: ["bowl"], optimizers: ["every"] },
      plugins: [],
      presentation: {},
      gate: {},
      extends: [],
      zip: [],
    });
  });

  it("may name values and use them again", async () => {
    const { run } = await readRunFile(`${NEEDED}dims: &two [2]\nseeds: *two\n`, "b.yaml");
    expect([run.dims, run.seeds]).toEqual([[2], [2]]);
  });
});

describe("a mistake in a spec file", () => {
  const billion = Array.from({ length: 9 }, (_, k) => {
    const previous = k === 0 ? '"x"' : `*a${k - 1}`;
    return `k${k}: &a${k} [${Array.from({ length: 9 }, () => previous).join(", ")}]`;
  }).join("\n");

  it.each([
    [
      "",
      "b.yaml: the file is empty; expected keys such as 'functions' and 'optimizers' at the top",
    ],
    ["- bowl\n", "b.yaml: expected keys such as"],
    ["bowl", "b.yaml: expected keys such as"],
    ["functions: bowl\n", "b.yaml: 'optimizers' is missing"],
    ["optimizers: every\n", "b.yaml: 'functions' is missing"],
    [
      `${NEEDED}iteration: 3\n`,
      "b.yaml:3:1  unknown key 'iteration'\n  did you mean 'iterations'?  all: title, functions,",
    ],
    [`${NEEDED}  \nzzz: 3\n`, "b.yaml:4:1  unknown key 'zzz'\n  all: title, "],
    [`{functions: bowl, constructor: 1}`, "b.yaml:1:19  unknown key 'constructor'\n"],
    [`${NEEDED}__proto__: {}\n`, "b.yaml:3:1  unknown key '__proto__'\n"],
    [`${NEEDED}iterations: 0\n`, "b.yaml:3:1  iterations = 0 is outside [1, 1e9]"],
    [`${NEEDED}iterations: "9"\n`, 'b.yaml:3:1  iterations = "9" is not a number'],
    [`${NEEDED}iterations:\n`, "b.yaml:3:1  iterations = null is not a number"],
    [`${NEEDED}iterations: &x [*x]\n`, "b.yaml:3:1  iterations = […] is not a number"],
    [`${NEEDED}max_evaluations: -1\n`, "b.yaml:3:1  max-evaluations = -1 is outside"],
    [`${NEEDED}targets: 1e-3\n`, "b.yaml:3:1  targets = 0.001 is not a list of numbers"],
    [`${NEEDED}metric: loss\n`, 'b.yaml:3:1  metric = "loss" is not one of'],
    [`${NEEDED}path: 1\n`, "b.yaml:3:1  path = 1 is not true or false"],
    [`${NEEDED}dims: [2, 2.5]\n`, "b.yaml:3:11  dims: 2.5 is not a whole number"],
    [`${NEEDED}seeds: one\n`, 'b.yaml:3:1  seeds: "one" is not a seed: a whole number from 1'],
    [`${NEEDED}seeds: 0\n`, "b.yaml:3:1  seeds: 0 is not a seed: a whole number from 1"],
    [`${NEEDED}seeds: []\n`, "b.yaml:3:1  seeds: the list is empty"],
    [`${NEEDED}seeds: [1, 2.5]\n`, "b.yaml:3:12  seeds: 2.5 is not a seed: a whole number from 1"],
    [`${NEEDED}seeds: 1..5,3\n`, "b.yaml:3:1  seeds: 1..5,3: seed 3 is given twice"],
    [`${NEEDED}seeds: {}\n`, "b.yaml:3:1  seeds: {…} is not a seed: 5, 1..5, 3,7"],
    [`${NEEDED}title: [a]\n`, "b.yaml:3:1  title: […] is not text"],
    ["functions: [3]\noptimizers: every\n", "b.yaml:1:13  functions: 3 is not text"],
    ["functions:\noptimizers: every\n", "b.yaml:1:1  functions: null is not text"],
    ["functions: []\noptimizers: every\n", "b.yaml:1:1  functions: the list is empty"],
    [
      `${NEEDED}plot: dots\n`,
      'b.yaml:3:1  plot: "dots" is not one of ascii, braille, contour, off',
    ],
    [
      `${NEEDED}y: gradien\n`,
      "b.yaml:3:1  y: \"gradien\" is not one of best, value, gradient, distance\n  did you mean 'gradient'?",
    ],
    [`${NEEDED}sort: &x [*x]\n`, "b.yaml:3:1  sort: […] is not one of steps,"],
    [
      `${NEEDED}starts: [-7, 2]\n`,
      "b.yaml:3:10  starts: -7 is not a point; expected a list of points, as in [[-7, 2]]",
    ],
    [`${NEEDED}starts: [[1, "2"]]\n`, 'b.yaml:3:10  starts: "2" is not a finite number'],
    [`${NEEDED}starts: [[1, .nan]]\n`, "b.yaml:3:10  starts: NaN is not a finite number"],
    [
      `${NEEDED}starts: random@0\n`,
      "b.yaml:3:1  starts: 'random@0': expected a count from 1 to 1000000 after random@",
    ],
    [`${NEEDED}iterations: 3\nITERATIONS: 4\n`, "b.yaml:4:1  iterations is given twice"],
    [`${NEEDED}functions: bowl\n`, "b.yaml:3:1  the key is given twice"],
    [`${NEEDED}dims: [2\n`, "b.yaml:4:1  not valid YAML: "],
    [`${NEEDED}\tdims: 2\n`, "b.yaml:3:1  not valid YAML: "],
    [`${NEEDED}---\nfunctions: bowl\n`, "b.yaml:3:1  a second document begins; one is expected"],
    [`? [a]\n: 1\n`, "b.yaml:1:3  a key is not text"],
    [`${NEEDED}title: !secret x\n`, "b.yaml:3:8  not valid YAML: Unresolved tag: !secret"],
    [`${NEEDED}dims: ${"[".repeat(20_000)}${"]".repeat(20_000)}\n`, "b.yaml:3:"],
    [`${NEEDED}dims: *none\n`, "b.yaml:3:7  *none has no &none before it"],
    [`${billion}\n`, "b.yaml: its aliases (*name) stand for too much"],
  ])("is a usage error with line and column (%#)", async (text, message) => {
    const failure: unknown = await readRunFile(text, "b.yaml").then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(OptbenchError);
    expect((failure as OptbenchError).message.slice(0, message.length)).toBe(message);
  });
});
