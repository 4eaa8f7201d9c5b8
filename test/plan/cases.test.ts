import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { idsOf, kindsOf, samplesOf, type Case, type Cases } from "../../src/plan/cases.js";
import { casesAt, casesFrom, casesOfShard, casesWith } from "../../src/plan/chosen-cases.js";
import { readFilter } from "../../src/plan/filter.js";
import { applyGate } from "../../src/plan/gate.js";
import { planRun, type RunSpec } from "../../src/plan/plan.js";
import { planZipped } from "../../src/plan/zip.js";

const catalogue = builtins();
const SPEC: RunSpec = {
  functions: ["booth", "rosenbrock:dim=2/3", "ackley"],
  optimizers: ["adam:lr=0.1/0.2", "fast=momentum:lr=0.05", "sgd"],
  starts: ["default", "random@3"],
  seeds: [1, 4, 9],
  maxEvaluations: "10*dim",
};
const product = planRun(SPEC, catalogue);
const listed = [...product.cases];

/** Everything that can be asked of cases agrees with the list of them. */
function expectSame(cases: Cases, list: readonly Case[]): void {
  expect(cases).toHaveLength(list.length);
  expect([...cases]).toEqual(list);
  expect([...idsOf(cases)]).toEqual(list.map(({ id }) => id));
  for (const k of [0, 1, Math.floor(list.length / 2), list.length - 1]) {
    expect(cases.at(k)).toEqual(list[k]);
  }
  expect(cases.at(list.length)).toBeUndefined();
  const kind = ({ id: _, start: __, seed: ___, ...rest }: Case) => JSON.stringify(rest);
  const kinds = [...new Set(list.map(kind))];
  expect([...new Set([...kindsOf(cases)].map((one) => JSON.stringify(one)))]).toEqual(kinds);
  expect([...new Set([...samplesOf(cases)].map(kind))]).toEqual(kinds);
}

describe("the cases of a plan", () => {
  it("are the product of its lists: functions, starts, optimizers, seeds", () => {
    expect(listed).toHaveLength(4 * 4 * 4 * 3);
    expectSame(product.cases, listed);
    expect(listed[0]).toEqual({
      id: "booth adam:lr=0.1",
      function: "booth",
      optimizer: "adam:lr=0.1",
      dimension: 2,
      start: [-9, -9],
      seed: 1,
      settings: { maxEvaluations: 20 },
    });
  });

  it("that a filter, a shard or a place chooses are those of the list", () => {
    for (const pattern of ["fn:rosen*", "opt:sgd", "*random#2*", "*seed=9", "*", "booth sgd"]) {
      const matches = readFilter([pattern], catalogue);
      const wanted = listed.filter(({ id }) => matches(id));
      const found = casesWith(product.cases, matches);
      expectSame(found, wanted);
      expectSame(casesFrom(found, 1), wanted.slice(1));
      const parts = [1, 2, 3].map((index) => casesOfShard(found, { index, count: 3 }));
      expect(parts.flatMap((part) => [...idsOf(part)]).toSorted()).toEqual(
        wanted.map(({ id }) => id).toSorted(),
      );
    }
    expectSame(casesAt(product.cases, [3, 5, 100]), [listed[3], listed[5], listed[100]]);
    expectSame(casesOfShard(product.cases, { index: 1, count: 1 }), listed);
  });

  it("that a filter chooses are found in whatever order they are asked for", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(191)), fc.array(fc.nat(191)), (places, asked) => {
        const ids = new Set(places.map((place) => listed[place].id));
        const wanted = listed.filter(({ id }) => ids.has(id));
        const found = casesWith(product.cases, (id) => ids.has(id));
        for (const k of asked) expect(found.at(k)).toEqual(wanted[k]);
      }),
    );
  });

  it("have the settings of the overrides that match them", () => {
    const overrides = [
      { cases: ["fn:booth"], iterations: 7 },
      { cases: ["*seed=4"], tolerance: 1e-3 },
      { cases: ["opt:sgd"], skip: "slow" },
    ];
    const { plan, skipped } = applyGate(product, { overrides }, true, catalogue);
    const own = listed
      .filter(({ optimizer }) => optimizer !== "sgd")
      .map((one) => {
        const iterations = one.function === "booth" ? { iterations: 7 } : {};
        const tolerance = one.seed === 4 ? { tolerance: 1e-3 } : {};
        return { ...one, settings: { ...one.settings, ...iterations, ...tolerance } };
      });
    expectSame(plan.cases, own);
    expect(skipped).toHaveLength(listed.length - own.length);
  });

  it("of lists that go in step follow one another", () => {
    const spec = {
      functions: ["booth", "ackley", "booth"],
      starts: [[1, 2], [0, 0.5], "random@2"],
      optimizers: ["adam", "sgd"],
      seeds: [1, 2],
    } as const;
    const { cases } = planZipped(spec, ["functions", "starts"], catalogue);
    expect([...idsOf(cases)]).toEqual([
      "booth adam start=1,2",
      "booth adam start=1,2 seed=2",
      "booth sgd start=1,2",
      "booth sgd start=1,2 seed=2",
      "ackley adam start=0,0.5",
      "ackley adam start=0,0.5 seed=2",
      "ackley sgd start=0,0.5",
      "ackley sgd start=0,0.5 seed=2",
      "booth adam start=random#1",
      "booth adam start=random#1 seed=2",
      "booth sgd start=random#1",
      "booth sgd start=random#1 seed=2",
      "booth adam start=random#2",
      "booth adam start=random#2 seed=2",
      "booth sgd start=random#2",
      "booth sgd start=random#2 seed=2",
    ]);
    expectSame(cases, [...cases]);
  });

  it.each<[string, Partial<RunSpec>, string]>([
    ["an optimizer", { optimizers: ["adam", "sgd", "a=adam"] }, "booth adam"],
    ["a function", { functions: ["booth", "ackley", "booth"] }, "booth adam"],
    ["a start", { starts: [[1, 1], "default", [1, 1]] }, "booth adam start=1,1"],
    ["the usual start as a point", { starts: ["default", [-9, -9]] }, "booth adam"],
  ])("are refused where %s comes twice", (_, twice, id) => {
    const spec = { functions: ["booth"], optimizers: ["adam"], ...twice };
    expect(() => planRun(spec, catalogue)).toThrow(`two cases have the same id '${id}'`);
  });

  it.each<[string, Partial<RunSpec>, string | null]>([
    [
      "random starts that overlap",
      { starts: ["random@5", "random#3"] },
      "booth adam start=random#3",
    ],
    [
      "the same seed",
      {
        starts: [
          [1, 1],
          [1, 1],
        ],
      },
      "booth adam start=1,1",
    ],
    ["other starts", { starts: ["random#1", "random#2"] }, null],
    ["a point and the default", { starts: ["default", [-9, -9]] }, "booth adam"],
  ])("of lists in step with %s are told apart or refused", (_, lists, id) => {
    const spec = { functions: ["booth", "booth"], optimizers: ["adam"], ...lists };
    const plan = () => planZipped(spec, ["functions", "starts"], catalogue);
    if (id === null) expect(plan().cases).toHaveLength(2);
    else expect(plan).toThrow(`two cases have the same id '${id}'`);
  });

  it("may be a billion: they take the memory of their lists", () => {
    const spec = {
      functions: ["rosenbrock"],
      optimizers: ["adam", "sgd"],
      starts: ["random@1e6"] as const,
      seeds: Array.from({ length: 500 }, (_, k) => k + 1),
    };
    const { cases } = planRun(spec, catalogue, 1e9);
    expect(cases).toHaveLength(1e9);
    expect(cases.at(1e9 - 1)).toMatchObject({ id: "rosenbrock sgd start=random#1000000 seed=500" });
    const shard = casesOfShard(cases, { index: 999, count: 1000 });
    expect(shard).toHaveLength(1e6);
    expect(shard.at(123_456)!.id).toMatch(/^rosenbrock (adam|sgd) start=random#12345\d seed=\d+$/);
    const seeds = Array.from({ length: 1e6 }, (_, k) => k + 1);
    const many = { ...spec, optimizers: ["adam:lr=1e-3..1@1000", "sgd"], seeds };
    expect(() => planRun(many, catalogue, 1e15)).toThrow(
      "the grid has 1001000000000000 cases; at most 1000000000000000 can be told apart",
    );
  });
});
