import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FIRST_REVISION, writeBaseline, type BaselineLine } from "../../src/records/baseline.js";
import { readBaseline } from "../../src/records/read-baseline.js";

const HEAD = { criterion: "gap 1e-6 in 1000", targets: [1e-2] };
const FILE = "book.baseline.json";

let folder: string;

function git(...args: string[]): string {
  // the user's own settings have no part in it
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  return execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...args], {
    cwd: folder,
    encoding: "utf8",
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

type Steps = Readonly<Record<string, number>>;

function commit(message: string, cases: Steps): void {
  const lines = Object.entries(cases).map(([id, steps]): BaselineLine => ({
    case: id,
    criterion: HEAD.criterion,
    revision: FIRST_REVISION,
    status: "reached",
    steps,
    hits: { "1e-2": steps },
  }));
  writeFileSync(join(folder, FILE), writeBaseline(HEAD, lines));
  git("add", ".");
  git("commit", "-qm", message);
}

/** Two branches from one commit; returns what git and the reader make of their merge. */
function merge(base: Steps, ours: Steps, theirs: Steps, attributes = "") {
  writeFileSync(join(folder, ".gitattributes"), attributes);
  commit("base", base);
  git("checkout", "-qb", "theirs");
  commit("theirs", theirs);
  git("checkout", "-q", "main");
  commit("ours", ours);
  const isClean = (() => {
    try {
      git("merge", "-q", "--no-edit", "theirs");
      return true;
    } catch {
      return false;
    }
  })();
  const text = readFileSync(join(folder, FILE), "utf8");
  return {
    isClean,
    steps: () =>
      Object.fromEntries([...readBaseline(text, FILE).lines].map(([id, { steps }]) => [id, steps])),
    disputed: () => [...readBaseline(text, FILE).disputed],
  };
}

const BASE = { "beale adam": 1, "beale sgd": 2, "rosenbrock adam": 3, "rosenbrock sgd": 4 };
const UNION = "*.baseline.json merge=union\n";

const HAS_GIT = spawnSync("git", ["--version"]).error === undefined;

describe("git merges", () => {
  beforeEach((context) => {
    if (!HAS_GIT) context.skip("git is not installed");
    folder = mkdtempSync(join(tmpdir(), "optbench-merge-"));
    git("init", "-qb", "main");
  });
  afterEach(() => {
    if (HAS_GIT) rmSync(folder, { recursive: true, force: true });
  });

  it.each<[string, Steps, Steps]>([
    ["cases of two functions", { "beale momentum": 5 }, { "rosenbrock momentum": 6 }],
    ["cases of one function in two places", { "beale aaa": 5 }, { "beale momentum": 6 }],
    ["the first line and the last", { "a adam": 5 }, { "z adam": 6 }],
    [
      "a function and a case of another",
      { "booth adam": 5, "booth sgd": 5 },
      { "rosenbrock zzz": 6 },
    ],
    ["a function in the gap after a case", { "booth adam": 5 }, { "beale zzz": 6 }],
    ["the same case with the same numbers", { "beale momentum": 5 }, { "beale momentum": 5 }],
  ])("%s, added by two branches, without help", (_, ours, theirs) => {
    const merged = merge(BASE, { ...BASE, ...ours }, { ...BASE, ...theirs });
    expect(merged.isClean).toBe(true);
    expect(merged.steps()).toEqual({ ...BASE, ...ours, ...theirs });
    expect(merged.disputed()).toEqual([]);
  });

  it.each<[string, Steps, Steps]>([
    ["cases at one place", { "beale m": 5 }, { "beale n": 6 }],
    ["functions at one place", { "booth adam": 5, "booth sgd": 5 }, { "branin adam": 6 }],
    ["last cases", { "rosenbrock x": 5 }, { "rosenbrock y": 6 }],
  ])("%s, added by two branches, with merge=union", (_, ours, theirs) => {
    const merged = merge(BASE, { ...BASE, ...ours }, { ...BASE, ...theirs }, UNION);
    expect(merged.isClean).toBe(true);
    expect(merged.steps()).toEqual({ ...BASE, ...ours, ...theirs });
    expect(merged.disputed()).toEqual([]);
  });

  it("cases at one place not without help: that conflict is not hidden", () => {
    const merged = merge(BASE, { ...BASE, "beale m": 5 }, { ...BASE, "beale n": 6 });
    expect(merged.isClean).toBe(false);
    expect(merged.steps).toThrow("an unresolved merge");
  });

  it("a changed case and an added one beside it, with merge=union", () => {
    const theirs = { ...BASE, "beale momentum": 6 };
    const merged = merge(BASE, { ...BASE, "beale adam": 9 }, theirs, UNION);
    expect(merged.isClean).toBe(true);
    expect(merged.steps()).toMatchObject({ "beale momentum": 6, "beale sgd": 2 });
  });

  it("two changes of one case into lines that the reader knows to be disputed, with merge=union", () => {
    const merged = merge(BASE, { ...BASE, "beale adam": 9 }, { ...BASE, "beale adam": 8 }, UNION);
    expect(merged.disputed()).toEqual(["beale adam"]);
  });

  it("a removed case and another added", () => {
    const { "rosenbrock sgd": _, ...rest } = BASE;
    const merged = merge(BASE, rest, { ...BASE, "beale aaa": 6 });
    expect(merged.isClean).toBe(true);
    expect(merged.steps()).toEqual({ ...rest, "beale aaa": 6 });
  });
});
