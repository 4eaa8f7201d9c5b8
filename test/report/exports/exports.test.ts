import { describe, expect, it } from "vitest";
import { runBenchmark } from "../../../src/library/run-benchmark.js";
import { cocoFiles } from "../../../src/report/exports/coco.js";
import { iohFiles } from "../../../src/report/exports/ioh.js";
import { LADDER } from "../../../src/core/ladder.js";
import { expectedRunningTime } from "../../../src/statistics/estimators.js";
import { loadGolden } from "../../golden/load.js";
import { readCoco, runningTime, type ReadRun } from "./read-coco.js";
import { readIoh } from "./read-ioh.js";

interface Read {
  readonly instances: number[];
  readonly maxevals: number[];
  readonly ert: Record<string, number | null>;
}

const golden = loadGolden<{ methods: Record<string, Record<string, Read>> }>(
  "exports/read-by-cocopp.json",
);
const NUMBERS = [1, 3, 8, 10, 13, 15, 20, 21, 22];
/** What cocopp read was written with torch's line search, which these methods had by default then. */
const TORCH = "first-trial=taxicab:no-approximate:least-bracket=1e-9:least-curvature=1e-10";
const METHODS = [
  `bfgs=bfgs:no-scaled:no-restart:${TORCH}:tolerance-grad=1e-8`,
  `l-bfgs=l-bfgs:no-restart:${TORCH}:tolerance-grad=1e-7:tolerance-change=1e-9`,
  "adam:lr=0.1",
];
const results = runBenchmark({
  functions: NUMBERS.map((number) => `bbob-f${number}:instance=1/2/3/4/5`),
  optimizers: METHODS,
  dims: [2, 5],
  iterations: 100_000,
  maxEvaluations: "1e3*dim",
  stopAtTarget: true,
  tolerance: 1e-8,
  log: true,
  ladder: true,
});
const coco = new Map(cocoFiles(results));
const ioh = new Map(iohFiles(results));
const FOLDERS = [
  ["bfgs", "bfgs"],
  ["l-bfgs", "l-bfgs"],
  ["adam:lr=0.1", "adam_lr=0.1"],
] as const;

describe("what cocopp and IOHinspector read", () => {
  it.each([...FOLDERS, ["bfgs-fd", "bfgs-fd"] as const])("is on record: %s", (method, folder) => {
    const read = readCoco(coco, folder);
    for (const [problem, { instances, ert }] of Object.entries(golden.methods[method])) {
      const runs = read.get(problem)!;
      expect(runs.map(({ instance }) => instance)).toEqual(instances);
      const times = Object.keys(ert).map((target) => [target, runningTime(runs, Number(target))]);
      expect(Object.fromEntries(times), `${method} on ${problem}`).toEqual(ert);
    }
  });

  it.each([...FOLDERS, ["bfgs, by differences", "bfgs-fd"] as const])(
    "is the same in IOHprofiler's format: %s",
    (_, folder) => {
      const [there, here] = [readCoco(coco, folder), readIoh(ioh, folder)];
      expect([...here.keys()].sort()).toEqual([...there.keys()].sort());
      for (const [problem, runs] of here) {
        const others = there.get(problem)!;
        const facts = ({ instance, length, end }: ReadRun) => [instance, length, end];
        expect(runs.map(facts)).toEqual(others.map(facts));
        for (const target of LADDER) {
          expect(runningTime(runs, target)).toBe(runningTime(others, target));
        }
      }
    },
  );
});

describe("expected running times", () => {
  it("are those of the results, for a method that looks at no point but its iterates", () => {
    const read = readCoco(coco, "adam_lr=0.1");
    let compared = 0;
    for (const number of NUMBERS) {
      for (const dim of [2, 5]) {
        const cases = results.cases.filter(
          (one) =>
            one.optimizer === "adam:lr=0.1" &&
            one.dimension === dim &&
            new RegExp(`^bbob-f${number}(:|$)`).test(one.function),
        );
        for (const [k, target] of LADDER.entries()) {
          const hits = cases.map(({ ladder }) => ladder![k]);
          const spent = cases.map(({ ladder, log }) => ladder![k] ?? log!.evaluations.at(-1)!);
          const successes = hits.filter((hit) => hit !== null).length;
          const expected = expectedRunningTime(spent, successes);
          const time = runningTime(read.get(`f${number} ${dim}`)!, target);
          expect(time ?? Infinity).toBe(expected);
          compared++;
        }
      }
    }
    expect(compared).toBe(9 * 2 * 51);
  });
});

describe("the files of COCO", () => {
  const runs = [...readCoco(coco, "bfgs")].flatMap(([, list]) => list);

  it("have evaluation 1, the last one, and values that never rise", () => {
    for (const ending of [".dat", ".tdat"] as const) {
      for (const { length, end, lines } of [...readCoco(coco, "bfgs", ending).values()].flat()) {
        expect([lines[0][0], lines.at(-1)!]).toEqual([1, [length, end]]);
        for (const [k, [evaluation, best]] of lines.entries()) {
          expect(Number.isFinite(best)).toBe(true);
          if (k === 0) continue;
          expect(evaluation).toBeGreaterThan(lines[k - 1][0]);
          expect(best).toBeLessThanOrEqual(lines[k - 1][1]);
        }
      }
    }
    expect(runs.length).toBe(90);
  });

  it("count dim + 1 for a call in the folder -fd, and 1 for the first value", () => {
    const [calls, values] = [readCoco(coco, "bfgs"), readCoco(coco, "bfgs-fd")];
    for (const [problem, list] of values) {
      const factor = Number(problem.split(" ")[1]) + 1;
      for (const [r, { lines }] of list.entries()) {
        const called = calls.get(problem)!.at(r)!.lines;
        const expected = called.map(([n, best]) => [n === 1 ? 1 : n * factor, best]);
        expect(lines).toEqual(expected);
      }
    }
  });

  it("count what the differences of a function without a gradient take, in -fd alone", () => {
    const exact = runBenchmark({
      functions: ["beale"],
      optimizers: ["sgd:lr=0.01"],
      iterations: 20,
      log: true,
    });
    // 2n + 1 evaluations a call, as a run by differences counts them
    const [one] = exact.cases;
    const evaluations = one.log!.evaluations.map((count) => 5 * count);
    const cases = [{ ...one, log: { ...one.log!, evaluations } }];
    const [there, here] = [exact, { ...exact, cases }].map((each) => new Map(cocoFiles(each)));
    const lines = (files: Map<string, string>, folder: string) =>
      readCoco(files, folder).get("f1 2")![0].lines;
    const calls = lines(there, "sgd_lr=0.01");
    expect(lines(here, "sgd_lr=0.01")).toEqual(calls);
    const priced = calls.map(([n, best]) => [n === 1 ? 1 : 5 * n, best]);
    expect(lines(here, "sgd_lr=0.01-fd")).toEqual(priced);
  });

  it("have 2e21 where nothing was found, and functions of one's own as 1, 2, …", () => {
    const own = runBenchmark({
      functions: ["rosenbrock", "beale", "rosenbrock:dim=3"],
      optimizers: ["sgd:lr=1e9", "momentum:lr=1e-4"],
      seeds: [1, 2],
      iterations: 20,
      log: true,
    });
    const read = readCoco(new Map(cocoFiles(own)), "sgd_lr=1000000000");
    expect([...read.keys()]).toEqual(["f1 2", "f1 3", "f2 2"]);
    expect(read.get("f1 2")!.map(({ instance }) => instance)).toEqual([1, 2]);
    const broken = { ...own.cases[0], log: { evaluations: [], gap: [], best: [] } };
    const text = new Map(cocoFiles({ ...own, cases: [broken] }));
    const [run] = readCoco(text, "sgd_lr=1000000000").get("f1 2")!;
    expect(run.lines).toEqual([[1, 2e21]]);
  });

  it("refuse what has no log, and COCO's functions beside others", () => {
    const bare = runBenchmark({ functions: ["beale"], optimizers: ["sgd"], iterations: 2 });
    expect(() => new Map(cocoFiles(bare))).toThrow("no log of evaluations stands in 'beale sgd'");
    const mixed = runBenchmark({
      functions: ["beale", "bbob-f1"],
      optimizers: ["sgd"],
      iterations: 2,
      log: true,
    });
    expect(() => new Map(iohFiles(mixed))).toThrow("export 'beale' apart");
  });
});
