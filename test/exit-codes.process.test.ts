import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { EXIT } from "../src/cli/program/exit-codes.js";
import type { Results } from "../src/records/results.js";

/*
 * Every exit code, as a shell sees it. These tests run dist, as users do.
 */

const BIN = resolve("bin/optbench.js");
const RUN = "run -f anisotropic -o sgd -n 20";
const LINE = (id: string, steps: number | null) =>
  `{"case":"${id}","criterion":"gap 1e-6 in 1000, stop at target","status":"${steps === null ? "budget" : "reached"}","steps":${steps},"hits":{}}`;
const baseline = (...lines: string[]) =>
  `{"format":"optbench-baseline/1",\n"criterion":"gap 1e-6 in 1000, stop at target",\n"targets":[],\n"cases":[\n${lines.map((line) => `${line},\n`).join("")}\nnull]}\n`;
const [FAST, ENDLESS] = ["booth sgd:lr=0.1", "booth stuck"];

/** One case reaches its target in 49 steps; the other never comes back from its first. */
const FILES: Readonly<Record<string, string>> = {
  "fast.yaml": `functions: booth
optimizers: sgd:lr=0.1
iterations: 1000
stop-at-target: true
targets: []
`,
  "both.yaml": `extends: fast.yaml
optimizers: [sgd:lr=0.1, stuck]
plugins: stuck.mjs
timeout: 0.05
`,
  "stuck.mjs": `export default { id: "stuck", title: "Stuck", create: () => ({ step() { for (;;); } }) };
`,
  "same.json": baseline(LINE(FAST, 49)),
  "was-faster.json": baseline(LINE(FAST, 48)),
  "was-slower.json": baseline(LINE(FAST, 50)),
  "was-faster-and-more.json": baseline(LINE("booth adam", 9), LINE(FAST, 48)),
  "more.json": baseline(LINE("booth adam", 9), LINE(FAST, 49)),
  "both.json": baseline(LINE(FAST, 49), LINE(ENDLESS, null)),
  "both-was-faster.json": baseline(LINE(FAST, 48), LINE(ENDLESS, null)),
  "stuck.json": baseline(LINE(ENDLESS, null)),
  "empty.json": "",
  "broken.json": "[1,",
  "later.mjs": `setTimeout(() => { throw new Error("later"); }, 1);
export default { id: "slow", title: "Slow", create: () => ({ step() { for (let k = 0; k < 1e5; k++) Math.sqrt(k); } }) };
`,
  // a part of Node that a run needs is broken: what then happens is no mistake of the user's
  "broken-node.cjs": `JSON.stringify = () => { throw new TypeError("broken"); };
`,
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "optbench-test-"));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = { PATH: process.env["PATH"], LANG: "C.UTF-8" };

function optbench(args: string, node: readonly string[] = []) {
  const argv = [...node, BIN, ...args.split(" ").filter((word) => word !== "")];
  return spawnSync(process.execPath, argv, { cwd: folder, env, encoding: "utf8" });
}

const readOr = (path: string, absent: string) =>
  existsSync(path) ? readFileSync(path, "utf8") : absent;

const check = (spec: string, file: string) => `check ${spec}.yaml --baseline ${file}.json`;

describe("the exit code is", () => {
  it.each<[number, string, string]>([
    [0, "what ran", RUN],
    [0, "a run that diverged: that is a result", "run -f rosenbrock -o sgd:lr=1 --plot off"],
    [0, "a run whose case timed out: that too", "run both.yaml -q"],
    [0, "a check in which nothing is worse", check("fast", "same")],
    [0, "an improvement", check("fast", "was-slower")],
    [0, "help", "--help"],
    [0, "the version", "--version"],
    [1, "a regression", check("fast", "was-faster")],
    [1, "an improvement with --strict", `${check("fast", "was-slower")} --strict`],
    [1, "compare with what it is to fail on", "compare was-faster.json same.json --fail-on worse"],
    [2, "no command", ""],
    [2, "an unknown flag", "run --frobnicate"],
    [2, "an unknown name", "run -f anisotropic -o adma"],
    [2, "a spec that is not there", "run nix.yaml"],
    [2, "a baseline that is none", check("fast", "broken")],
    [2, "a filter that nothing matches", "check fast.yaml --filter opt:adam"],
    [0, "a file to go on with that is not there yet", `${RUN} --resume nix.ndjson`],
    [3, "no baseline", check("fast", "nix")],
    [3, "an empty baseline", check("fast", "empty")],
    [3, "a case that the baseline lacks", `${check("fast", "same")} -o sgd:lr=0.2`],
    [3, "a line without its case", check("fast", "more")],
    [3, "another criterion than the baseline's", `${check("fast", "same")} -n 900`],
    [3, "a shard that is missing", "merge shard.json -o whole.json"],
    [4, "a case that timed out", check("both", "both")],
    [1, "a regression beside a case that timed out", check("both", "both-was-faster")],
    [1, "a regression beside a line without its case", check("fast", "was-faster-and-more")],
    [4, "a case that timed out beside a new one", check("both", "stuck")],
  ])("%i for %s", (code, _, args) => {
    if (args.startsWith("merge")) optbench(`${RUN} --shard 2/2 --out shard.json`);
    const { status, stderr, stdout } = optbench(args);
    expect({ status, stderr, stdout }).toMatchObject({ status: code });
    expect(stderr).not.toContain("internal error");
  });

  it.each([["a bug of ours, or of Node", RUN, ["-r", "./broken-node.cjs"], "broken"]])(
    "70 for %s",
    (_, args, node, message) => {
      const { status, stdout, stderr } = optbench(args, node);
      expect({ status, stdout }).toEqual({ status: EXIT.internal, stdout: "" });
      expect(stderr).toBe(
        `internal error: ${message}\nThis is a bug in optbench; --debug shows where. Please report it.\n`,
      );
    },
  );

  it("1 for what a plugin throws in a timer, which ends no case", () => {
    const { status, stdout, stderr } = optbench(
      "run -f booth -o slow,sgd:lr=0.1 -n 3000 --plugin later.mjs --json",
    );
    expect(stderr).toBe("error: a plugin threw outside of any case: later\n");
    expect(status).toBe(EXIT.regression);
    expect((JSON.parse(stdout) as Results).cases.map((one) => one.status)).toEqual([
      "stalled",
      "reached",
    ]);
  });

  it.each(["process.exitCode = 0", "process.exit(0)", "process.reallyExit(0)", "throw 1"])(
    "the verdict's, though a listener of a plugin's says %s",
    (words) => {
      writeFileSync(
        join(folder, "exits.mjs"),
        `const say = () => { ${words}; };
process.on("exit", say);
process.prependListener("exit", say);
export default [];
`,
      );
      writeFileSync(join(folder, "listens.mjs"), `import "./exits.mjs";\n${FILES["stuck.mjs"]}`);
      const { status, stdout } = optbench(`${check("fast", "was-faster")} --plugin listens.mjs`);
      expect([status, stdout.startsWith("optbench check")]).toEqual([1, true]);
      // one that ends the process while nothing is judged
      writeFileSync(join(folder, "ends.mjs"), `import "./exits.mjs";\nprocess.exit(0);\n`);
      const ended = optbench(`${check("fast", "same")} --plugin ends.mjs`);
      expect([ended.status, ended.stdout]).toEqual([2, ""]);
    },
  );

  it.each([
    [EXIT.interrupted, "SIGINT"],
    [EXIT.terminated, "SIGTERM"],
    [EXIT.hungUp, "SIGHUP"],
  ] as const)("%i after %s, and no baseline is written", async (code, signal) => {
    const words = "check fast.yaml -o sgd:lr=0.1,adam:lr=1e-12 -n 1e9 -j 1 -u --baseline late.json";
    const argv = [BIN, ...words.split(" "), "--reporter", `ndjson=${signal}.ndjson`];
    const child = spawn(process.execPath, argv, { cwd: folder, env, stdio: "ignore" });
    onTestFinished(() => void child.kill("SIGKILL"));
    const closed = once(child, "close");
    const lines = () => readOr(join(folder, `${signal}.ndjson`), "").split("\n").length - 1;
    // one about the run, one of the case that ends
    while (lines() < 2) await sleep(5);
    child.kill(signal);
    expect(await closed).toEqual([code, null]);
    expect(existsSync(join(folder, "late.json"))).toBe(false);
  });
});
