import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { defineFunction } from "../../src/core/define.js";
import { OptbenchError } from "../../src/core/errors.js";
import type { Params, Values } from "../../src/core/parameter.js";
import { Catalogue } from "../../src/plan/catalogue.js";
import { planRun, type RunSpec } from "../../src/plan/plan.js";
import { StartList } from "../../src/plan/start-list.js";
import { parseStart, type Start } from "../../src/plan/starts.js";

const catalogue = builtins();
const plan = (spec: Partial<RunSpec>, maxCases?: number) => [
  ...planRun({ functions: ["rosenbrock"], optimizers: ["adam"], ...spec }, catalogue, maxCases)
    .cases,
];

describe("a start", () => {
  it("is the function's own, a point, or drawn from the domain", () => {
    expect(parseStart("default", "--start")).toBe("default");
    expect(parseStart("-1.2, 1,.5e-3", "--start")).toEqual([-1.2, 1, 0.5e-3]);
    for (const text of ["random", "random@20", "random#3"]) {
      expect(parseStart(text, "--start")).toBe(text);
    }
    expect(
      ["default", [1, 2], "random", "random@20", "random#3"].map(
        (one) => new StartList([one as Start]).length,
      ),
    ).toEqual([1, 1, 1, 20, 1]);
  });

  it.each([
    ["", "--start: the point is empty"],
    ["1,,2", "--start: '' in '1,,2' is not a finite number"],
    ["1,inf", "--start: 'inf' in '1,inf' is not a finite number"],
    ["1,1e400", "--start: '1e400' in '1,1e400' is not a finite number"],
    ["1;2", "--start: '1;2' in '1;2' is not a finite number"],
    ["random@0", "--start: 'random@0': expected a count from 1 to 1000000 after random@"],
    ["random@-3", "--start: 'random@-3': expected a count from 1 to 1000000 after random@"],
    ["random@2.5", "--start: 'random@2.5': expected a count from 1 to 1000000 after random@"],
    ["random@1e9", "--start: 'random@1e9': expected a count from 1 to 1000000 after random@"],
    ["random@inf", "--start: 'random@inf': expected a count from 1 to 1000000 after random@"],
    ["random#0", "--start: 'random#0': expected a number from 1 to 1000000 after random#"],
    ["Random", "--start: 'Random' is not random, random@20 or random#3"],
    ["random@", "--start: 'random@' is not random, random@20 or random#3"],
    ["random:20", "--start: 'random:20' is not random, random@20 or random#3"],
    ["random@2,3", "--start: 'random@2,3': expected a count from 1 to 1000000 after random@"],
  ])("is not '%s'", (text, message) => {
    expect(() => parseStart(text, "--start")).toThrow(new OptbenchError("usage", message));
  });
});

describe("random starts", () => {
  it("are the same for every optimizer, and others for every number, seed and function", () => {
    const optimizers = ["adam", "sgd:lr=0.5", "bfgs"];
    const cases = plan({ optimizers, starts: ["random@3"], seeds: [1, 2] });
    expect(cases).toHaveLength(18);
    const points = new Map<string, string[]>();
    for (const { start, optimizer } of cases) {
      points.set(start.join(","), [...(points.get(start.join(",")) ?? []), optimizer]);
    }
    expect([...points.values()]).toEqual(Array.from({ length: 6 }, () => optimizers));
    const [other] = plan({ functions: ["rosenbrock+shift"], starts: ["random"] });
    expect(other.start).not.toEqual(cases[0].start);
  });

  it("have a short name that is input again and gives the same point", () => {
    const spec = { functions: ["rosenbrock", "rastrigin:dim=100"], seeds: [1, 3] };
    const all = plan({ ...spec, starts: ["random@12"] });
    expect(all.slice(0, 3).map(({ id }) => id)).toEqual([
      "rosenbrock adam start=random#1",
      "rosenbrock adam start=random#1 seed=3",
      "rosenbrock adam start=random#2",
    ]);
    for (const one of all) {
      const name = /start=(\S+)/.exec(one.id)![1];
      const again = plan({
        functions: [one.function],
        starts: [parseStart(name, "--start")],
        seeds: [one.seed],
      });
      expect(again).toEqual([one]);
    }
    expect(plan({ starts: ["random"] })).toEqual(plan({ starts: ["random#1"] }));
    expect(plan({ starts: ["random@2"] })).toEqual(plan({ starts: ["random#1", "random#2"] }));
  });

  it("keep their points when more are asked for, or the order changes", () => {
    const few = plan({ starts: ["random@2"] });
    const many = plan({ functions: ["beale", "rosenbrock"], starts: [[0, 0], "random@9"] });
    const byId = new Map(many.map((one) => [one.id, one]));
    for (const one of few) expect(byId.get(one.id)).toEqual(one);
  });

  it("lie in the domain of every function, and spread over it", () => {
    for (const definition of catalogue.functions) {
      const { dim } = definition;
      const cases = plan({ functions: [definition.id], starts: ["random@64"] });
      const { lower, upper } = definition.domain(dim.default, defaults(definition.params));
      for (let i = 0; i < dim.default; i++) {
        const shares = cases.map(({ start }) => (start[i] - lower[i]) / (upper[i] - lower[i]));
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...shares)).toBeLessThanOrEqual(1);
        // 64 uniform numbers: each of these has a probability below 1e-3 of failing, for any seed
        expect(Math.min(...shares)).toBeLessThan(0.11);
        expect(Math.max(...shares)).toBeGreaterThan(0.89);
        const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
        expect(Math.abs(mean - 0.5)).toBeLessThan(0.16);
      }
    }
  });

  it("follow the domain of a transformed function", () => {
    const cases = plan({ functions: ["isotropic+shift:by=1000"], starts: ["random@5"] });
    for (const { start } of cases) for (const xi of start) expect(xi).toBeGreaterThan(900);
  });

  it.each([
    [["random@3", "random#2"], "starts: random#2 is given twice, in random@3 and in random#2"],
    [["random", "random"], "starts: random#1 is given twice, in random and in random"],
    [["random@501"], "the grid has 501 cases; more than 500 need { maxCases: 501 }"],
    [["random@1e6"], "the grid has 1000000 cases; more than 500 need { maxCases: 1000000 }"],
    [["randon"], "starts: 'randon' is not random, random@20 or random#3"],
  ])("%j are refused", (starts, message) => {
    expect(() => plan({ starts: starts as Start[] })).toThrow(new OptbenchError("usage", message));
  });

  it("are refused for a function whose domain is not finite, or throws", () => {
    const make = (id: string, domain: () => never | { lower: Float64Array; upper: Float64Array }) =>
      defineFunction({
        id,
        title: "",
        dim: { min: 2 },
        domain,
        start: () => Float64Array.of(1, 1),
        optimum: () => null,
        create: () => ({ dim: 2, value: () => 0 }),
      });
    const open = make("open", () => ({
      lower: Float64Array.of(0, -Infinity),
      upper: Float64Array.of(1, Infinity),
    }));
    const broken = make("broken", () => {
      throw new Error("no box");
    });
    const { optimizers, schedules, modifiers, transforms } = catalogue;
    const functions = [open, broken];
    const own = new Catalogue({ optimizers, functions, schedules, modifiers, transforms });
    const planOf = (fn: string) => () =>
      planRun({ functions: [fn], optimizers: ["adam"], starts: ["random"] }, own);
    expect(planOf("open")).toThrow(
      "start: open has no finite domain for random starts: -Infinity to Infinity in coordinate 2",
    );
    expect(planOf("broken")).toThrow("start: the domain of broken throws: no box");
  });

  it("are points that any seed gives finite", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 53 - 1 }),
        fc.integer({ min: 1, max: 1e6 }),
        (seed, k) => {
          const [{ start }] = plan({ seeds: [seed], starts: [`random#${k}`] });
          expect(start.every((xi) => Number.isFinite(xi))).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });
});

function defaults(params: Params): Values<Params> {
  return Object.fromEntries(Object.entries(params).map(([key, param]) => [key, param.default]));
}
