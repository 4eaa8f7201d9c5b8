import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { defineFunction } from "../../src/core/define.js";
import type { AnyDefinition } from "../../src/core/definition.js";
import { OptbenchError } from "../../src/core/errors.js";
import type { Param, Params } from "../../src/core/parameter.js";
import { contains, kebab, parseInterval, printNumber } from "../../src/core/params.js";
import { parseItem } from "../../src/plan/grammar.js";
import { printItem } from "../../src/plan/item.js";
import type { Case } from "../../src/plan/cases.js";
import { planRun, type RunSpec } from "../../src/plan/plan.js";
import { bowl, own } from "./own-entries.js";

const plan = (spec: Partial<RunSpec>, maxCases?: number) =>
  planRun({ functions: ["bowl"], optimizers: ["every"], ...spec }, own, maxCases);
const ids = (spec: Partial<RunSpec>) => plan(spec).cases.map(({ id }) => id);

describe("the cases of a plan", () => {
  it("are functions × dims × starts × optimizers × seeds, in this order", () => {
    expect(
      ids({
        functions: ["bowl", "bowl:cond=2"],
        dims: [2],
        starts: ["default", [3, 4]],
        optimizers: ["every:lr=1/2"],
        seeds: [1, 7],
      }),
    ).toEqual(
      ["bowl", "bowl:cond=2"].flatMap((fn) =>
        ["", " start=3,4"].flatMap((start) =>
          [1, 2].flatMap((lr) =>
            ["", " seed=7"].map((seed) => `${fn} every:lr=${lr}${start}${seed}`),
          ),
        ),
      ),
    );
  });

  it("name everything, so that they cross a thread or a file unchanged", () => {
    const [one] = plan({
      functions: ["b=bowl"],
      optimizers: ["fast=every:lr=1+half"],
      starts: [[3, -0.5]],
      seeds: [7],
    }).cases;
    expect(one).toEqual({
      id: "bowl every:lr=1+half start=3,-0.5 seed=7",
      function: "bowl",
      optimizer: "every:lr=1+half",
      label: "fast",
      functionLabel: "b",
      dimension: 2,
      start: [3, -0.5],
      seed: 7,
    });
    expect(JSON.parse(JSON.stringify(one))).toEqual(one);
  });

  it("say nothing of a start that is the function's own", () => {
    expect(ids({ starts: [[1, 1]] })).toEqual(["bowl every"]);
  });

  it("take their dimension from the item before that of the list", () => {
    const dims = [2, 4];
    expect(ids({ dims })).toEqual(["bowl every", "bowl:dim=4 every"]);
    expect(ids({ functions: ["bowl:dim=6", "bowl"], dims })).toEqual([
      "bowl:dim=6 every",
      "bowl every",
      "bowl:dim=4 every",
    ]);
  });

  it("may be written in one text or in several", () => {
    const three = ids({ optimizers: ["every", "every:lr=1", "every:lr=2"] });
    expect(ids({ optimizers: ["every every:lr=1,every:lr=2"] })).toEqual(three);
    expect(ids({ optimizers: ["every\nevery(lr=1)", "every:lr=2"] })).toEqual(three);
  });

  it("have the settings, completed", () => {
    expect(plan({ iterations: 7, metric: "distance" }).settings).toEqual({
      iterations: 7,
      maxEvaluations: Infinity,
      timeout: Infinity,
      tolerance: 1e-6,
      targets: [1e-2, 1e-4, 1e-6, 1e-8],
      metric: "distance",
      stopAtTarget: false,
      restarts: false,
      path: false,
      drawn: false,
      ladder: false,
      log: false,
      curveMetric: "none",
      keep: "curve",
      cost: "evaluations",
    });
  });

  it("are 500 at most, unless more are allowed", () => {
    const grid = (n: number) => ({ optimizers: [`every:beta1=0..0.9@${n}`] });
    expect(plan(grid(500)).cases).toHaveLength(500);
    expect(() => plan(grid(501))).toThrow(
      new OptbenchError("usage", "the grid has 501 cases; more than 500 need { maxCases: 501 }"),
    );
    expect(plan(grid(501), 501).cases).toHaveLength(501);
  });
});

describe("a mistake in a spec", () => {
  const loose = (spec: object) => spec as Partial<RunSpec>;

  it.each([
    [{ functions: [] }, "no functions given"],
    [{ seeds: [] }, "no seeds given"],
    [{ starts: [] }, "no starts given"],
    [{ optimizers: [" , "] }, "no optimizers given"],
    [loose({ optimizers: undefined }), "no optimizers given"],
    [loose({ functions: "bowl" }), "run: functions is not a list"],
    [loose({ dims: 2 }), "run: dims is not a list"],
    [loose({ starts: "default" }), "run: starts is not a list"],
    [loose({ iters: 7 }), "run has no parameter 'iters'.  it has: iterations"],
    [loose({ iteration: 7 }), "run has no parameter 'iteration'.  did you mean 'iterations'?"],
    [loose({ constructor: 7 }), "run has no parameter 'constructor'."],
    [{ iterations: 0 }, "run: iterations = 0 is outside [1, 1e9]"],
    [{ iterations: 1.5 }, "run: iterations = 1.5 is not a whole number"],
    [{ tolerance: 0 }, "run: tolerance = 0 is outside (0, inf)"],
    [{ targets: [1e-2, -1] }, "run: targets = -1 is outside (0, inf)"],
    [loose({ metric: "loss" }), 'run: metric = "loss" is not one of gap, gradient, distance'],
    [{ dims: [3] }, "bowl needs a multiple of 2 as dim, got 3"],
    [{ dims: [-2] }, "bowl: dim = -2 is outside [1, 100000000]"],
    [{ starts: [[1]] }, "start: bowl has dim 2, the point has dim 1"],
    [{ starts: [[1, NaN]] }, "start: NaN is not a finite number"],
    [{ starts: [[1, Infinity]] }, "start: Infinity is not a finite number"],
    [loose({ starts: [[1, undefined]] }), "start: undefined is not a finite number"],
    [loose({ starts: [["1", "2"]] }), "start: 1 is not a finite number"],
    [loose({ starts: [1, 2] }), "start: bowl has dim 2, the point has dim 0"],
    [{ seeds: [1.5] }, "run: 1.5 is not a seed: a whole number from 1"],
    [loose({ seeds: ["1"] }), 'run: "1" is not a seed: a whole number from 1'],
    [{ seeds: [0] }, "run: 0 is not a seed: a whole number from 1"],
    [{ optimizers: ["every,every"] }, "two cases have the same id 'bowl every'"],
    [{ optimizers: ["a=every", "b=every"] }, "two cases have the same id 'bowl every'"],
    [{ seeds: [3, 3] }, "run: seed 3 is given twice"],
    [{ starts: ["default", [1, 1]] }, "two cases have the same id 'bowl every'"],
    [
      { path: true, iterations: 5_000_000 },
      "path: every iterate of every case would be 10000002 numbers, at most 10000000 are kept",
    ],
    [
      { drawn: true, iterations: 5_000_000 },
      "path: every iterate of every case would be 10000002 numbers, at most 10000000 are kept",
    ],
    [
      { path: true, iterations: 999_999, optimizers: ["every:beta1=0..0.9@6"] },
      "path: every iterate of every case would be 12000000 numbers",
    ],
  ] satisfies (readonly [Partial<RunSpec>, string])[])("%o is refused", (spec, message) => {
    expect(() => plan(spec)).toThrow(OptbenchError);
    expect(() => plan(spec)).toThrow(message);
  });

  it("in a name says in which field, in which text and where", () => {
    const where = (spec: Partial<RunSpec>) => {
      try {
        plan(spec);
      } catch (error) {
        return (error as OptbenchError).where;
      }
      return undefined;
    };
    expect(where({ optimizers: ["every", "every:lr=1,evry:lr=2"] })).toEqual({
      field: "optimizers",
      text: "every:lr=1,evry:lr=2",
      span: { from: 11, to: 15 },
    });
    expect(where({ functions: ["bowl:cond=0.5"] })).toEqual({
      field: "functions",
      text: "bowl:cond=0.5",
      span: { from: 5, to: 13 },
    });
    expect(where({ optimizers: ["every:"] })?.span).toEqual({ from: 6, to: 7 });
  });

  it.each([
    [() => Float64Array.of(1), "start: broken has dim 2, the point has dim 1"],
    [() => Float64Array.of(1, NaN), "start: NaN is not a finite number"],
    [
      () => {
        throw new TypeError("no such thing");
      },
      "start: that of broken throws: no such thing",
    ],
  ])("of a function whose own start is wrong is refused too (%#)", (start, message) => {
    const broken = defineFunction({
      id: "broken",
      title: "",
      start,
      create: (dim) => ({ dim, value: () => 0 }),
    });
    const catalogue = own.with({ functions: [broken] });
    const spec = { functions: ["broken"], optimizers: ["every"] };
    expect(() => planRun(spec, catalogue)).toThrow(new OptbenchError("usage", message));
  });
});

/** Values in the range of a parameter, as a user might type them. */
function typed(key: string, param: Param): fc.Arbitrary<string> {
  switch (param.type) {
    case "number":
    case "list": {
      const interval = parseInterval(param.range);
      const low = Math.max(interval.low, -1e3);
      const high = Math.min(interval.high, 1e3);
      const integer = param.type === "number" && param.integer;
      const value = integer
        ? fc.integer({ min: Math.ceil(low), max: Math.floor(high) })
        : fc.double({ min: low, max: high, noNaN: true });
      const numeral = value
        .filter((x) => contains(interval, x))
        .chain((x) =>
          integer
            ? fc.constant(printNumber(x))
            : fc.constantFrom(printNumber(x), x.toExponential(), x.toString()),
        );
      const text =
        param.type === "number"
          ? numeral
          : fc.array(numeral, { minLength: 1, maxLength: 3 }).map((all) => all.join("/"));
      return text.map((written) => `${kebab(key)}=${written}`);
    }
    case "flag":
      return fc.constantFrom(kebab(key), `no-${kebab(key)}`, `${key}=true`, `${key}=false`);
    case "choice":
      return fc.constantFrom(...param.values).map((value) => `${kebab(key)}=${value}`);
  }
}

/** A definition with some of its parameters, in any order. */
function item({ id, params }: AnyDefinition): fc.Arbitrary<string> {
  const keys = Object.keys(params as Params);
  return fc
    .shuffledSubarray(keys)
    .chain((some) => fc.tuple(...some.map((key) => typed(key, (params as Params)[key]))))
    .chain((given) =>
      fc.constantFrom([id, ...given].join(":"), `${id.toUpperCase()}(${given.join(" , ")})`),
    );
}

describe("a canonical id", () => {
  const catalogue = builtins();
  const { schedules, modifiers, functions, transforms } = catalogue;
  const upToTwo = (list: readonly AnyDefinition[]) =>
    fc.array(fc.constantFrom(...list).chain(item), { maxLength: 2 });

  /** Holds the law; some values of several parameters do not go together, which is refused. */
  function expectFixedPoint(text: string, field: "function" | "optimizer"): void {
    const spec = (one: string) => ({
      functions: [field === "function" ? one : "isotropic"],
      optimizers: [field === "optimizer" ? one : "sgd"],
    });
    let first: Case;
    try {
      [first] = planRun(spec(text), catalogue).cases;
    } catch (error) {
      expect(error).toBeInstanceOf(OptbenchError);
      return;
    }
    planned++;
    const { written, ...canonical } = first;
    expect([...planRun(spec(first[field]), catalogue).cases]).toEqual([canonical]);
    if (written !== undefined) {
      const again = { ...spec(text), optimizers: [written] };
      expect([...planRun(again, catalogue).cases]).toEqual([first]);
    }
    expect(printItem(parseItem(first[field]))).toBe(first[field]);
  }
  let planned = 0;

  it("of any optimizer with any values gives the same id again, and prints as it is", () => {
    const optimizer = fc.constantFrom(...catalogue.optimizers).chain((definition) => {
      const after = definition.lrKey === null ? modifiers : [...schedules, ...modifiers];
      return fc
        .tuple(item(definition), upToTwo(after))
        .map(([first, more]) => [first, ...more].join("+"));
    });
    const before = planned;
    fc.assert(
      fc.property(optimizer, (text) => expectFixedPoint(text, "optimizer")),
      { numRuns: 1000 },
    );
    expect(planned - before).toBeGreaterThan(900);
  });

  it("of any function with any values gives the same id again, and prints as it is", () => {
    const fn = fc
      .tuple(fc.constantFrom(...functions).chain(item), upToTwo(transforms))
      .map(([first, more]) => [first, ...more].join("+"));
    const before = planned;
    fc.assert(
      fc.property(fn, (text) => expectFixedPoint(text, "function")),
      { numRuns: 500 },
    );
    expect(planned - before).toBeGreaterThan(250);
  });

  it("of a function states its dimension where it is not the usual one", () => {
    expect(bowl.dim.default).toBe(2);
    expect(ids({ functions: ["bowl:dim=4"] })).toEqual(["bowl:dim=4 every"]);
  });
});

describe("any texts at all", () => {
  it("make a plan or a usage error", () => {
    const piece = fc.constantFrom(
      ..."every:lr=1,each,bowl,line,rateless,:,=,+half,+clip,:lr=1/2,:lr=1..2@3,:size=2,:nesterov,:no-,(,),/,..,@,1e+3,:dim=2, ,é".split(
        ",",
      ),
    );
    const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, text, (functions, optimizers) => {
        try {
          const { cases } = plan({ functions: ["bowl", functions], optimizers: [optimizers] });
          expect(cases.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(OptbenchError);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
