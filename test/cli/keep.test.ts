import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runBenchmark } from "../../src/index.js";
import type { Results } from "../../src/records/results.js";
import { complaintsOf } from "../results-document.js";
import { Workplace } from "./memory-io.js";

/** Methods that hit, miss, diverge and lose a target; a line search; settings of their own. */
const SPEC = `functions: [anisotropic, booth, rosenbrock+noise:sigma=0.01]
optimizers: [adam:lr=0.1, "fast=momentum:lr=0.05", sgd:lr=30, bfgs]
starts: [random@4]
seeds: 3
iterations: 200
overrides:
  - cases: "booth adam*"
    tolerance: 1e-3
`;
const COUNT = 7;

let place: Workplace;
const run = (...argv: string[]) => place.optbench(["run", "my.yaml", ...argv]);
const results = (name: string) => JSON.parse(place.read(name)) as Results;

beforeAll(async () => {
  place = new Workplace();
  place.write("my.yaml", SPEC);
  for (const keep of ["curve", "hits", "summary"]) {
    await run("-q", "--keep", keep, "--out", `${keep}.json`);
  }
  for (let k = 1; k <= COUNT; k++) {
    await run("-q", "--keep", "summary", "--shard", `${k}/${COUNT}`, "--out", `s${k}.json`);
  }
});
afterAll(() => place.remove());

describe("--keep hits", () => {
  it("is all of each case but its curve, of which it is the end", () => {
    const [all, kept] = [results("curve.json"), results("hits.json")];
    const ends = all.cases.map(({ curve, ...one }) => ({
      ...one,
      curve: Object.fromEntries(
        Object.entries(curve).map(([key, column]) => [key, column.slice(-1)]),
      ),
    }));
    expect(kept.cases).toEqual(ends);
    expect(kept.settings).toEqual({ ...all.settings, keep: "hits" });
    expect(kept.plan).not.toBe(all.plan);
    expect(complaintsOf(kept)).toEqual([]);
  });

  it("shows the same table, without a plot", async () => {
    const { stdout } = await run("--keep", "hits", "--plot", "off");
    const { stdout: all } = await run("--plot", "off");
    expect(stdout.replaceAll(" --keep hits", "")).toBe(all);
    expect((await run("--keep", "hits")).stdout).toBe(stdout.replace(" --plot off", ""));
  });
});

describe("--keep summary", () => {
  it("merges to the bytes of the run in one piece, whatever the order", async () => {
    for (const order of [
      [3, 1, 7, 2, 6, 4, 5],
      [7, 6, 5, 4, 3, 2, 1],
      [1, 2, 3, 4, 5, 6, 7],
    ]) {
      const files = order.map((k) => `s${k}.json`);
      const { code, stderr } = await place.optbench(["merge", ...files, "-o", "merged.json", "-q"]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(place.read("merged.json")).toBe(place.read("summary.json"));
    }
  });

  it("keeps what the schema says, and is what the library gives", () => {
    const counted = results("summary.json");
    expect(complaintsOf(counted)).toEqual([]);
    expect(counted.cases).toEqual([]);
    const spec = { functions: ["booth"], optimizers: ["adam:lr=0.1"], seeds: [1, 2] } as const;
    const { tallies, cases } = runBenchmark({ ...spec, keep: "summary" });
    expect(cases).toEqual([]);
    expect(tallies).toMatchObject([{ statuses: { reached: 2 } }]);
  });

  it("says how many ended how, and what counts do not say; report says it again", async () => {
    const { stdout } = await run("--keep", "summary");
    expect(stdout).toContain("Counts alone: no last values");
    expect(stdout).toContain("bfgs");
    expect(stdout).toMatch(/\d+ reached, .*\d+ diverged\./);
    const again = await place.optbench(["report", "summary.json"]);
    expect(again.stdout.trim()).toBe(stdout.replace(/^spec .*\n\n|\nnext .*\n/gm, "").trim());
    const { stdout: verdict } = await run("--keep", "summary", "-q");
    expect(stdout).toContain(verdict.trim().split("\n").at(-1));
  });

  it("says how many runs are missing where a shard was lost or is of another run", async () => {
    const files = [1, 2, 3, 4, 5, 6].map((k) => `s${k}.json`);
    const lost = await place.optbench(["merge", ...files, "-o", "merged.json"]);
    expect(lost).toMatchObject({ code: 3 });
    expect(lost.stderr).toContain("a shard is missing: 7/7");
    const other = await place.optbench(["merge", ...files, "hits.json", "-o", "merged.json"]);
    expect(other).toMatchObject({ code: 3 });
  });

  it("keeps its verdict of runs that do not reach the target", async () => {
    expect(await run("-q", "--keep", "summary", "--require-reached")).toMatchObject({ code: 1 });
  });

  it("leaves out what a spec shows of curves and cases", async () => {
    place.write("shown.yaml", `${SPEC}plot: braille\ntable: cases\nkeep: summary\n`);
    const { code, stdout } = await place.optbench(["run", "shown.yaml"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Counts alone");
  });
});

describe("what is not kept", () => {
  it.each([
    ["summary", ["--reporter", "csv"], "reporter csv needs the cases"],
    ["summary", ["--out", "x.ndjson"], "reporter ndjson needs the cases"],
    ["summary", ["--out", "x.svg"], "reporter svg needs the cases"],
    ["summary", ["--table", "cases"], "--table cases needs the cases"],
    ["summary", ["--plot", "ascii"], "--plot ascii needs the cases"],
    ["summary", ["--profile", "ecdf"], "--profile needs the cases"],
    ["summary", ["--log"], "--log needs the cases"],
    ["summary", ["--path"], "--path keeps every iterate"],
    ["summary", ["--resume", "x.ndjson"], "--resume needs the cases"],
    ["hits", ["--plot", "contour"], "--plot contour draws curves"],
    ["hits", ["--reporter", "svg=x.svg"], "reporter svg draws curves"],
    ["hits", ["--path"], "--path keeps every iterate"],
    ["curves", [], "--keep"],
  ])("is refused in a line: %s %j", async (keep, argv, message) => {
    const { code, stdout, stderr } = await run("--keep", keep, ...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  it.each([
    [["report", "summary.json", "--to", "csv"], "summary.json: reporter csv needs the cases"],
    [["report", "summary.json", "--plot", "ascii"], "summary.json: --plot ascii needs the cases"],
    [["report", "hits.json", "--plot", "ascii"], "hits.json: --plot ascii draws curves"],
    [["report", "hits.json", "--to", "svg"], "hits.json: reporter svg draws curves"],
    [["compare", "summary.json", "summary.json"], "summary.json has no cases to compare"],
    [["check", "counted.yaml"], "check judges cases"],
    [["check", "my.yaml", "--results", "summary.json"], "summary.json"],
  ])("is refused of saved results: %j", async (argv, message) => {
    place.write("counted.yaml", `${SPEC}keep: summary\n`);
    await place.optbench(["check", "my.yaml", "-u", "-q"]);
    const { code, stderr } = await place.optbench(argv);
    expect([2, 3]).toContain(code);
    expect(stderr).toContain(message);
  });

  it("is too much from 10^7 cases on: how many they are, how large, and what helps", async () => {
    const argv = ["--start", "random@20000", "--seeds", "20000", "-f", "booth", "-o", "adam"];
    const { code, stderr } = await run(...argv, "--max-cases", "1e9");
    expect(code).toBe(2);
    expect(stderr).toBe(
      "error: 400000000 cases would be about 4 TB of results\n  --keep summary keeps counts alone, --shard runs a part of them\n",
    );
    const few = await run(...argv, "--keep", "summary", "--max-cases", "1e8");
    expect(few.code).toBe(2);
    expect(few.stderr).toContain("400000000 cases; more than 100000000 need --max-cases 400000000");
  });

  it("is refused of a file that counts what the others do not", async () => {
    const edited = place.read("s2.json").replaceAll('"optimizer":"bfgs"', '"optimizer":"lbfgs"');
    place.write("edited.json", edited);
    const files = ["s1.json", "edited.json", ...[3, 4, 5, 6, 7].map((k) => `s${k}.json`)];
    const { code, stderr } = await place.optbench(["merge", ...files, "-o", "merged.json"]);
    expect(code).toBe(3);
    expect(stderr).toContain("counts 'lbfgs' on");
  });
});
