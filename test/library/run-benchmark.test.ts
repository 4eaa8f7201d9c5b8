import { describe, expect, it } from "vitest";
import { catalogue, minimize, OptbenchError, runBenchmark, type RunSpec } from "../../src/index.js";
import { version } from "../../src/version.js";
import { complaintsOf } from "../results-document.js";
import { notFinite } from "../run/scripted.js";

/** What of the document is not as the schema says, after a way through JSON. */
const complaints = (document: unknown) => complaintsOf(JSON.parse(JSON.stringify(document)));

const SPEC: RunSpec = {
  functions: ["anisotropic,rosenbrock:dim=3", "saddle"],
  optimizers: ["adam:lr=0.1/0.3+cosine", "fast=sgd:lr=0.05", "nesterov:lr=0.01"],
  seeds: [1, 2],
  iterations: 300,
  tolerance: 1e-3,
};

describe("runBenchmark", () => {
  it("returns what has finished when its signal is aborted", () => {
    const spec = { functions: ["booth", "beale"], optimizers: ["sgd:lr=0.01"], iterations: 100 };
    const whole = runBenchmark(spec, { signal: new AbortController().signal });
    expect(whole).toEqual(runBenchmark(spec));
    let looks = 0;
    const signal = {
      get aborted() {
        return ++looks > 1;
      },
    };
    const { partial, cases } = runBenchmark({ ...spec, iterations: 1e9 }, { signal });
    expect([partial, cases]).toEqual([true, []]);
    const none = runBenchmark(spec, { signal: AbortSignal.abort() });
    expect([none.partial, none.cases]).toEqual([true, []]);
  });

  const results = runBenchmark(SPEC);

  it("says what it ran with", () => {
    expect(results).toMatchObject({
      format: "optbench-results/1",
      settings: {
        iterations: 300,
        tolerance: 1e-3,
        metric: "gap",
        targets: [1e-2, 1e-4, 1e-6, 1e-8],
      },
      environment: { optbench: version, node: process.version, platform: process.platform },
      partial: false,
    });
    expect(results.cases).toHaveLength(3 * 4 * 2);
  });

  it("gives for every case what minimize gives", () => {
    const { iterations, tolerance } = SPEC;
    for (const one of results.cases) {
      const { label, written: _, ...alone } = one;
      const { function: fn, optimizer, seed, start } = one;
      expect(
        minimize(fn, optimizer, { iterations: iterations!, tolerance: tolerance!, seed, start }),
      ).toEqual(alone);
      expect(label).toBe(optimizer === "sgd:lr=0.05" ? "fast" : undefined);
    }
  });

  it("gives the same bits again", () => {
    expect(runBenchmark(SPEC)).toEqual(results);
  });

  it("gives what its schema describes", () => {
    expect(complaints(results)).toEqual([]);
  });

  it("reads lists that are written as in a spec file", () => {
    const { cases } = runBenchmark({
      functions: { rosenbrock: { dim: 3 } },
      optimizers: [{ adam: { lr: [0.1, 0.3] }, plus: "cosine" }, "sgd"],
      defaults: { sgd: { lr: 0.05 } },
      seeds: "1..2",
      starts: "random@2",
      iterations: 2,
    });
    expect(cases).toHaveLength(2 * 3 * 2);
    expect(cases[0].id).toBe("rosenbrock:dim=3 adam:lr=0.1+cosine start=random#1");
    expect(cases.at(-1)!.id).toBe("rosenbrock:dim=3 sgd:lr=0.05 start=random#2 seed=2");
  });

  it("refuses what is wrong in the spec", () => {
    expect(() => runBenchmark({ ...SPEC, functions: [] })).toThrow(OptbenchError);
    expect(() => runBenchmark({ ...SPEC, optimizers: ["adma"] })).toThrow(
      "unknown optimizer 'adma'",
    );
    const seeds = Array.from({ length: 200 }, (_, k) => k + 1);
    expect(() => runBenchmark({ ...SPEC, seeds })).toThrow("the grid has 2400 cases");
  });
});

describe("results of every kind are finite and as the schema says", () => {
  it.each([
    ["reached and lost", { functions: ["rosenbrock"], optimizers: ["rmsprop:lr=0.05"] }],
    ["diverged", { functions: ["rosenbrock", "powell-badly-scaled"], optimizers: ["sgd:lr=1e3"] }],
    ["diverged at once", { functions: ["quartic-flat"], optimizers: ["sgd:lr=1e300"] }],
    ["stalled", { functions: ["easom"], optimizers: ["sgd"], starts: [[-90, 90]] }],
    ["without f*", { functions: ["saddle"], optimizers: ["adam"] }],
    ["by distance", { functions: ["himmelblau"], optimizers: ["adam"], metric: "distance" }],
    ["with paths", { functions: ["matyas"], optimizers: ["sgd:lr=1e300"], path: true }],
    ["with a metric", { functions: ["matyas"], optimizers: ["sgd"], curveMetric: "gradient" }],
    ["with few evaluations", { functions: ["matyas"], optimizers: ["sgd"], maxEvaluations: 1 }],
    ["with no targets", { functions: ["matyas"], optimizers: ["sgd"], targets: [] }],
  ] satisfies (readonly [string, RunSpec])[])("%s", (_, spec) => {
    const results = runBenchmark({ iterations: 400, ...spec });
    expect(notFinite(results)).toEqual([]);
    expect(complaints(results)).toEqual([]);
  });

  it("on every function, from far away and with steps that are far too long", () => {
    const far = { optimizers: ["sgd:lr=10", "sgd:lr=1e100", "adam:lr=1e10", "adagrad:lr=1e200"] };
    for (const { id } of catalogue().filter(({ kind }) => kind === "function")) {
      const results = runBenchmark({ functions: [id], iterations: 60, ...far });
      expect(notFinite(results)).toEqual([]);
      expect(complaints(results)).toEqual([]);
    }
  });
});

describe("the schema", () => {
  it.each([
    ["another format", { format: "optbench-results/2" }],
    ["a missing list", { cases: undefined }],
    ["an unknown key", { extra: 1 }],
    ["a case that is none", { cases: [{}] }],
  ])("refuses %s", (_, wrong) => {
    const results = runBenchmark({ functions: ["matyas"], optimizers: ["sgd"], iterations: 2 });
    expect(complaints({ ...results, ...wrong })).not.toEqual([]);
  });
});
