import { spawnSync } from "node:child_process";
import { cpSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Results } from "../src/records/results.js";
import { folder, optbench } from "./cli/optbench.js";

const PLUGIN = `
const fn = (id, at) => ({
  id, title: id, dim: { min: 1, max: 1, default: 1 }, start: () => [1],
  create() {
    let calls = 0;
    return { dim: 1, valueAndGradient(x, g) { at(++calls); g[0] = 2 * x[0]; return x[0] * x[0]; } };
  },
});
const optimizer = (id, step) => ({ id, title: id, create: () => ({ step }) });
const move = (x, g) => { x[0] -= 0.1 * g[0]; };
export default [
  // behind the calls that try a function when it is loaded
  fn("rejects", (calls) => { if (calls === 9) void Promise.reject(new Error("call 9")); }),
  fn("fine", () => {}),
  optimizer("later", async (x, g) => move(x, g)),
  optimizer("generator", function* (x, g) { move(x, g); }),
  optimizer("promise", (x, g) => { move(x, g); return Promise.resolve(); }),
  optimizer("number", (x, g) => (x[0] -= 0.1 * g[0])),
  optimizer("rejecting", (x, g) => { move(x, g); void Promise.reject(new Error("a step")); }),
];`;

const BIN = resolve("bin/optbench.js");

/** Status and message of each case, by its name, as a process of its own finds them. */
function found(args: string): Record<string, string | undefined> {
  const argv = [BIN, ...`run --plugin p.mjs -n 20 --json ${args}`.split(" ")];
  const cwd = folder({ "p.mjs": PLUGIN });
  const { stdout, stderr } = spawnSync(process.execPath, argv, { cwd, encoding: "utf8" });
  expect(stderr).toMatch(/^(error: \d+ cases? ended in error\n)?$/);
  const { cases } = JSON.parse(stdout) as Results;
  return Object.fromEntries(cases.map(({ id, status, message }) => [id, message ?? status]));
}

describe("what nobody awaits", () => {
  it("belongs to the case that has just run, for any number of threads and any order", () => {
    const expected = {
      "rejects sgd": "call 9",
      "rejects number": "call 9",
      "rejects rejecting": "a step",
      "fine sgd": "budget",
      "fine number": "budget",
      "fine rejecting": "a step",
    };
    const run = "-f rejects,fine -o sgd,number,rejecting";
    expect(found(`${run} -j 1`)).toEqual(expected);
    expect(found(`${run} -j 2`)).toEqual(expected);
    expect(found("-f fine,rejects -o rejecting,number,sgd -j 1")).toEqual(expected);
    expect(found("-f fine -o number,rejecting,sgd -j 2")).toEqual({
      "fine sgd": "budget",
      "fine number": "budget",
      "fine rejecting": "a step",
    });
  });

  it("may be a step, which is told so", () => {
    const all = found("-f fine -o later,generator,promise,number,later+lookahead");
    expect(all).toEqual({
      "fine later": "create() of later: step() is async: it must be a plain function",
      "fine generator": "create() of generator: step() is a generator: it must be a plain function",
      "fine promise":
        "step() returns a promise: it must not be async, and must move x before it returns",
      "fine number": "budget",
      "fine later+lookahead": "create() of later: step() is async: it must be a plain function",
    });
  });
});

describe("a damaged installation", () => {
  it("has its first file whole, or not at all: it is shorter than a sector", () => {
    expect(statSync(BIN).size).toBeLessThanOrEqual(512);
  });

  /** What a run says in an installation that `harm` has damaged. */
  function damaged(harm: (dist: string) => void, args = "") {
    const root = folder();
    for (const part of ["bin", "dist", "package.json"]) {
      cpSync(part, join(root, part), { recursive: true, filter: (path) => !/types/.test(path) });
    }
    symlinkSync(resolve("node_modules"), join(root, "node_modules"));
    harm(join(root, "dist"));
    writeFileSync(join(root, "own.mjs"), "export default [];");
    const argv = [join(root, "bin/optbench.js"), ..."run -f booth -o sgd".split(" ")];
    if (args !== "") argv.push(...args.split(" "));
    const env = { ...process.env, FORCE_COLOR: "1", NO_COLOR: undefined };
    return spawnSync(process.execPath, argv, { cwd: root, encoding: "utf8", env });
  }

  it.each<[string, (dist: string) => void, string]>([
    [
      "main.cjs is cut",
      (dist) => truncateSync(join(dist, "main.cjs"), 9999),
      "main.cjs is damaged",
    ],
    [
      "main.cjs is empty",
      (dist) => writeFileSync(join(dist, "main.cjs"), ""),
      "main.cjs is damaged",
    ],
    ["main.cjs is gone", (dist) => rmSync(join(dist, "main.cjs")), "main.cjs is missing"],
    ["cli.cjs is cut", (dist) => truncateSync(join(dist, "cli.cjs"), 999), "cli.cjs is missing or"],
    [
      "cli.cjs is empty",
      (dist) => writeFileSync(join(dist, "cli.cjs"), ""),
      "cli.cjs is missing or",
    ],
    ["cli.cjs is gone", (dist) => rmSync(join(dist, "cli.cjs")), "cli.cjs is missing or"],
  ])("is told with 70 where %s", (_, harm, message) => {
    const { status, stdout, stderr } = damaged(harm);
    expect([status, stdout]).toEqual([70, ""]);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^error: [^\n]*\n {2}to mend it, install optbench anew\n$/);
  });

  it.each([
    ["thread.cjs", 300],
    ["thread.cjs", 0],
    ["pool.cjs", 300],
    ["pool-worker.cjs", 300],
    ["paint.cjs", 300],
    ["import-module.cjs", 0],
  ])("is told with 70 where %s is cut to %i bytes and needed", (part, size) => {
    const needs = part === "import-module.cjs" ? "--plugin ./own.mjs" : "-j 2";
    const { status, stderr } = damaged((dist) => truncateSync(join(dist, part), size), needs);
    expect(status, stderr).toBe(70);
    expect(stderr).toMatch(
      /^error: this installation is damaged: \S+ is missing, or not as it was built\n {2}to mend it, install optbench anew\n$/,
    );
    expect(stderr).toContain(part);
  });
});

describe("--reporter github=file", () => {
  it("is refused where there are no annotations to write", async () => {
    const { code, stdout, stderr } = await optbench("run -f booth -o sgd --reporter github=g.txt");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("--reporter github=g.txt: only optbench check has annotations");
  });
});
