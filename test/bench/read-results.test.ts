import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/records/parse-json.js";
import { readNdjson } from "../../src/records/read-ndjson.js";
import { readEither, readResults } from "../../src/bench/read-results.js";
import type { CaseResult, Results } from "../../src/records/results.js";
import { OptbenchError } from "../../src/core/errors.js";
import { runBenchmark } from "../../src/library/run-benchmark.js";
import { renderJson, renderNdjsonLine } from "../../src/report/json.js";

/** Cases that reach, diverge, run out, start elsewhere, keep paths; one whose f* is not known. */
const RESULTS: Results & { cases: CaseResult[] } = {
  ...runBenchmark({
    functions: ["anisotropic", "rosenbrock:dim=3", "nesterov-chain"],
    optimizers: ["sgd:lr=0.1", "fast=momentum:lr=0.5", "sgd:lr=30"],
    seeds: [1, 2],
    iterations: 40,
    path: true,
    ladder: true,
    curveMetric: "gradient",
  }),
} as Results & { cases: CaseResult[] };
/** … and with settings of its own. */
RESULTS.cases.push({
  ...RESULTS.cases[0],
  id: `${RESULTS.cases[0].function} ${RESULTS.cases[0].optimizer} start=${RESULTS.cases[0].start.join(",")}`,
  settings: {
    iterations: 100,
    maxEvaluations: 4,
    tolerance: 1e-3,
    metric: "gradient",
    stopAtTarget: true,
  },
});
const TEXT = [...renderJson(RESULTS)].join("");

describe("results", () => {
  it("read back as they were written, but for the summaries, which follow from the cases", () => {
    expect(new Set(RESULTS.cases.map(({ status }) => status)).size).toBeGreaterThan(1);
    const { summaries, ...results } = RESULTS;
    expect(summaries).toBeDefined();
    expect(readResults(parseJson(TEXT, "a.json"), "a.json")).toEqual(results);
    expect(readEither(TEXT, "a.json")).toEqual({ results, cases: RESULTS.cases });
  });

  it("read back from a line a case", () => {
    const text = RESULTS.cases.map(renderNdjsonLine).join("");
    expect(readNdjson(text, "a.ndjson").cases).toEqual(RESULTS.cases);
    expect(readEither(text, "a.ndjson")).toEqual({ results: null, cases: RESULTS.cases });
  });
});

type Edit = (document: { cases: Record<string, unknown>[]; [key: string]: unknown }) => void;

describe("results are refused", () => {
  it.each<[string, Edit, string]>([
    ["of another format", (d) => (d.format = "optbench-results/9"), "a.json: not results"],
    ["with summaries of another kind", (d) => (d.summaries = 1), "a.json: summaries: expected a"],
    ["with an unknown key", (d) => (d.extra = 1), "a.json: unknown key 'extra'"],
    [
      "with a misspelt key",
      (d) => (d.cases[1].stepz = 1),
      "a.json: case 2: unknown key 'stepz'\n  did you mean 'steps'?",
    ],
    [
      "with a ladder that lacks a target",
      (d) => (d.cases[0].ladder as number[]).pop(),
      "case 1: ladder: expected 51 counts or null",
    ],
    [
      "with half an evaluation",
      (d) => ((d.cases[0].ladder as number[])[0] = 0.5),
      "case 1: ladder: expected counts or null",
    ],
    ["without settings", (d) => delete d.settings, "a.json: settings: expected an object"],
    [
      "without cases",
      (d) => delete (d as Record<string, unknown>).cases,
      "a.json: cases: expected a list of cases",
    ],
    ["with a case twice", (d) => d.cases.push(d.cases[0]), "stands in it twice"],
    [
      "with an unknown status",
      (d) => (d.cases[0].status = "won"),
      "case 1: status: expected one of reached",
    ],
    [
      "with negative steps",
      (d) => (d.cases[0].steps = -1),
      "case 1: steps: expected a count or null",
    ],
    [
      "with a point of other dimension",
      (d) => (d.cases[0].start = [1]),
      "case 1: start: expected 2 numbers",
    ],
    [
      "with control characters",
      (d) => (d.cases[0].optimizer = "\u001b[2J"),
      "case 1: optimizer: expected text without control",
    ],
    [
      "with columns of other lengths",
      (d) => ((d.cases[0].curve as { best: unknown }).best = []),
      "case 1: curve: best: expected",
    ],
    [
      "with a curve that goes back",
      (d) => ((d.cases[0].curve as { step: unknown }).step = [1, 0]),
      "case 1: curve: step: expected iterations",
    ],
    [
      "with a path of other dimension",
      (d) => (d.cases[0].path = [[1]]),
      "case 1: path: expected points of 2",
    ],
    [
      "with a name that nobody can type",
      (d) => (d.cases[0].function = "=cmd()"),
      "case 1: function: '=cmd()' is not a name",
    ],
    ["with a label that is a formula", (d) => (d.cases[0].label = "=1"), "label: '=1' is not a"],
    ["with the seed of another", (d) => (d.cases[0].seed = 7), "case 1: id: by its function,"],
    ["with another method", (d) => (d.cases[0].optimizer = "adam"), "it is 'anisotropic adam'"],
    ["with another start", (d) => (d.cases.at(-1)!.start = [7, 7]), "start: 7,7 is not that of"],
    [
      "with steps that nobody ran",
      (d) => (d.cases[0].steps = 41),
      "case 1: steps: 41 is behind the last iteration, 40",
    ],
    [
      "with a hit that nobody saw",
      (d) => ((d.cases[0].hits as Record<string, number>)["1e-2"] = 41),
      "case 1: 1e-2: 41 is behind",
    ],
  ])("%s", (_, edit, message) => {
    const document = JSON.parse(TEXT) as Parameters<Edit>[0];
    edit(document);
    expect(() => readEither(JSON.stringify(document), "a.json")).toThrow(OptbenchError);
    expect(() => readEither(JSON.stringify(document), "a.json")).toThrow(message);
  });

  it("with a prototype for a key", () => {
    const text = TEXT.replace('{"format"', '{"__proto__":{"partial":true},"format"');
    expect(() => readEither(text, "a.json")).toThrow("unknown key '__proto__'");
    expect(() => readEither(TEXT.replace('"hits":{', '"hits":{"__proto__":1,'), "a.json")).toThrow(
      "hits: expected",
    );
  });

  it.each([
    ['"partial"', '"partial":true,"partial"', "a.json:6  the key 'partial' stands twice"],
    ['"cases":[', '"cases":[],"cases":[', "the key 'cases' stands twice in one object"],
    ['"tolerance"', '"toler\\u0061nce":1,"tolerance"', "the key 'tolerance' stands twice"],
    ['"held"', '"held":true,"held"', "the key 'held' stands twice in one object"],
  ])("with %s twice", (key, twice, message) => {
    expect(() => readEither(TEXT.replace(key, twice), "a.json")).toThrow(message);
  });

  it("with a key twice in a line", () => {
    const text = RESULTS.cases.map(renderNdjsonLine).join("");
    const at = text.lastIndexOf('"seed"');
    const twice = `${text.slice(0, at)}"seed":3,${text.slice(at)}`;
    expect(() => readEither(twice, "a.ndjson")).toThrow(
      `a.ndjson:${RESULTS.cases.length}  the key 'seed' stands twice`,
    );
  });

  it("and have their messages made harmless", () => {
    const document = JSON.parse(TEXT) as { cases: Record<string, unknown>[] };
    document.cases[0].message = "a\u001b[2Jb\nc";
    expect(readEither(JSON.stringify(document), "a.json").cases[0].message).toBe("a\\x1b[2Jb\nc");
  });
});
