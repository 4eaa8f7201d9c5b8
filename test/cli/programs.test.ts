import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Results } from "../../src/records/results.js";
import { skipWithoutPython } from "../python.js";
import { filesIn, folder, optbench } from "./optbench.js";

/*
 * Programs that a spec names by a command, and what becomes of their results. `npm run build` comes
 * first: the threads are bundles.
 */

const MINE = `import os, sys, time
import optbench

class MySgd:
    def __init__(self, lr=0.1): pass
    def step(self, x, g, lr):
        return [xi - lr * gi for xi, gi in zip(x, g)]

class Sleeps:
    def step(self, x, g): time.sleep(60)

def bowl(x, steep=1.0):
    return steep * sum(xi * xi for xi in x), [2 * steep * xi for xi in x]

if sys.argv[1:] == ["where"]:
    open("where", "w").write(os.getcwd())
optbench.serve(MySgd, Sleeps, optbench.function(bowl, start=1.0, minimum=0, dim=(1, 9)))
`;

const spec = (entry: string, optimizers = "[my-sgd, sgd:lr=0.1]") =>
  `functions: [booth]\noptimizers: ${optimizers}\niterations: 60\nplugins: [${entry}]\n`;
const COMMAND = "{ command: [python3, mine.py] }";

beforeEach(skipWithoutPython);

describe("a command under plugins", () => {
  it("runs in the folder of the spec, and its results are external", async () => {
    const entry = "{ command: [python3, mine.py, where], timeout: 20 }";
    const cwd = folder({ "sub/mine.py": MINE, "sub/a.yaml": spec(entry) });
    const { code, stdout } = await optbench("run sub/a.yaml --json", { cwd });
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, "sub", "where"), "utf8")).toMatch(/sub$/);
    const { cases, plugins } = JSON.parse(stdout) as Results;
    expect(cases.map(({ steps }) => steps)).toEqual([49, 49]);
    expect(cases[0].external).toMatch(/^Python 3\.\d+\.\d+$/);
    expect(cases[1]).not.toHaveProperty("external");
    expect(plugins!.map(({ name }) => name)).toEqual(["mine.py"]);
    expect(stdout).not.toContain("where");
  });

  it("is told on the screen", async () => {
    const cwd = folder({ "mine.py": MINE, "a.yaml": spec(COMMAND) });
    const { stdout } = await optbench("run a.yaml --plot off --width 200", { cwd });
    expect(stdout).toMatch(
      /^1 of 2 cases is external \(Python 3\.\S+\): other machines need not repeat such digits\.$/m,
    );
  });

  it("is told in every document of cases, and not where no program has a part", async () => {
    const cwd = folder({ "mine.py": MINE, "a.yaml": spec(COMMAND) });
    const told =
      /1 of 2 cases is external \\?\(Python 3\.[\d.]+\\?\): other machines need not repeat/;
    for (const name of ["markdown", "asciidoc", "latex", "html"]) {
      const run = (line: string) => optbench(`run ${line} --reporter ${name}`, { cwd });
      expect((await run("a.yaml")).stdout).toMatch(told);
      expect((await run("-f booth -o sgd:lr=0.1 -n 60")).stdout).not.toContain("is external");
    }
    const csv = (await optbench("run a.yaml --reporter csv", { cwd })).stdout;
    expect(csv).toMatch(
      /,message,external,version\r?\n.*,,Python 3\.[\d.]+,[^,\n]+\n.*,,,[^,\n]+\n$/,
    );
    const own = (await optbench("run -f booth -o sgd:lr=0.1 --reporter csv", { cwd })).stdout;
    expect(own).toContain(",message,version");
  });

  it("is told of summaries and of counts too", async () => {
    const cwd = folder({ "mine.py": MINE, "a.yaml": spec(COMMAND) });
    const run = (more: string) => optbench(`run a.yaml --start random@3 ${more}`, { cwd });
    const { summaries } = JSON.parse((await run("--json")).stdout) as Results;
    const { tallies } = JSON.parse((await run("--keep summary --json")).stdout) as Results;
    for (const rows of [summaries!, tallies!]) {
      expect(rows[0].external).toMatch(/^Python 3/);
      expect(rows[1]).not.toHaveProperty("external");
    }
    expect((await run("--keep summary --width 200")).stdout).toMatch(
      /^1 of 2 rows is external \(Python 3\.\S+\): other machines need not repeat such digits\.$/m,
    );
    const csv = (await run("--reporter summaries")).stdout.split("\r\n");
    expect(csv[0]).toMatch(/,p,external$/);
    expect([csv[1], csv[2]].map((row) => row.split(",").at(-1)!)).toEqual([
      expect.stringMatching(/^Python 3/),
      "",
    ]);
  });

  it("is told of sweeps, of comparisons and in a check's Markdown", async () => {
    const cwd = folder({ "mine.py": MINE, "a.yaml": spec(COMMAND) });
    const external = (what: string) =>
      new RegExp(`^1 of 2 ${what}s is external .*\\(Python 3\\.`, "m");
    const sweep =
      "run -f booth -o my-sgd,sgd --plugin mine.py --sweep lr=0.01..0.1@3 -n 60 --width 200";
    const plotted = await optbench(`${sweep} --out s.json --reporter table csv=s.csv`, { cwd });
    expect(plotted.stdout).toMatch(external("curve"));
    const saved = readFileSync(join(cwd, "s.csv"), "utf8").split("\r\n");
    expect(saved[0]).toMatch(/,external,version$/);
    expect(saved[1]).toMatch(/,Python 3\.[\d.]+,[^,]+$/);
    expect(readFileSync(join(cwd, "s.json"), "utf8")).toMatch(/"external":"Python 3/);
    await optbench("check a.yaml --allow 2% -u", { cwd });
    const check = await optbench("check a.yaml --allow 2% --reporter markdown", { cwd });
    expect(check.stdout).toMatch(/1 of 2 cases is external \\?\(Python 3/);
    const compared = await optbench("compare a.baseline.json a.baseline.json --width 200", { cwd });
    expect(compared.stdout).toMatch(external("case"));
  });

  it("is started for a spec that is named, and not for one that is found", async () => {
    const files = { "mine.py": MINE, "base.yaml": spec("{ command: [python3, mine.py, where] }") };
    const cwd = folder({ ...files, "optbench.config.yaml": "extends: base.yaml\n" });
    for (const command of ["run", "check", "tune"]) {
      expect((await optbench(command, { cwd })).stderr).toBe(
        "error: optbench.config.yaml: plugins: a command is run only from a spec that is named: optbench run optbench.config.yaml\n",
      );
    }
    expect(existsSync(join(cwd, "where"))).toBe(false);
    expect((await optbench("run optbench.config.yaml -q", { cwd })).code).toBe(0);
  });

  it("may take its own time, and no longer", async () => {
    const entry = "{ command: [python3, mine.py], timeout: 3 }";
    const cwd = folder({ "mine.py": MINE, "a.yaml": spec(entry, "[sleeps, my-sgd]") });
    const { cases } = JSON.parse((await optbench("run a.yaml --json", { cwd })).stdout) as Results;
    expect(cases[0].message).toBe("step 1 took more than 3 s");
    expect(cases[1].status).toBe("reached");
  });

  it.each([
    [
      '{ command: "python3 mine.py" }',
      "a.yaml:4:11  plugins: the command is a text, which a shell would have to read; expected a list: [python3, mine.py]",
    ],
    ["{ command: [] }", "a.yaml:4:11  plugins: command is […], not a list such as"],
    ["{ command: [python3, 3] }", "a.yaml:4:11  plugins: command is"],
    ["{ comand: [a] }", "a.yaml:4:11  plugins: unknown key 'comand'"],
    ["{ command: [a], timeout: 0 }", "a.yaml:4:11  plugins: timeout is 0; expected seconds"],
    ["7", "a.yaml:4:11  plugins: 7 is neither a path nor a program"],
    [
      "{ command: [no-such-python, mine.py] }",
      "plugin mine.py: cannot start 'no-such-python': there is no such program",
    ],
    ["{ command: [./mine.py] }", "plugin mine.py: cannot start './mine.py': it may not be run"],
  ])("%s is refused", async (entry, message) => {
    const cwd = folder({ "mine.py": MINE, "a.yaml": spec(entry) });
    const { code, stdout, stderr } = await optbench("run a.yaml", { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.split("\n")[0]).toContain(`error: ${message}`);
  });
});

describe("check of external results", () => {
  it("needs a stated allowance, and keeps who computed them", async () => {
    const cwd = folder({ "mine.py": MINE, "a.yaml": spec(COMMAND) });
    const refused = await optbench("check a.yaml", { cwd });
    expect([refused.code, refused.stderr.split("\n")[0]]).toEqual([
      2,
      expect.stringMatching(
        /^error: 'booth my-sgd' is computed by Python 3\.\S+, whose digits other machines need not repeat: state an allowance$/,
      ),
    ]);
    expect((await optbench("check a.yaml -u --allow 2%", { cwd })).code).toBe(0);
    const path = join(cwd, "a.baseline.json");
    const lines = readFileSync(path, "utf8").split("\n");
    const mine = lines.find((line) => line.includes("my-sgd"))!;
    expect(mine).toMatch(/"external":"Python 3\.[\d.]+"/);
    expect(lines.find((line) => line.includes("sgd:lr"))).not.toContain("external");
    expect((await optbench("check a.yaml --allow 0", { cwd })).code).toBe(0);
    expect(filesIn(cwd)).not.toContain("__pycache__");
  });

  it("is within the allowance green, and red beyond it", async () => {
    const cwd = folder({ "mine.py": MINE, "a.yaml": `${spec(COMMAND)}allow: { steps: 1 }\n` });
    await optbench("check a.yaml -u", { cwd });
    const slower = (factor: string) =>
      folder({
        "mine.py": MINE.replace("xi - lr", `xi - ${factor} * lr`),
        "a.yaml": `${spec(COMMAND)}allow: { steps: 1 }\n`,
        "a.baseline.json": readFileSync(join(cwd, "a.baseline.json"), "utf8"),
      });
    const near = await optbench("check a.yaml", { cwd: slower("0.99") });
    expect([near.code, near.stdout]).toEqual([0, expect.stringContaining("PASS")]);
    const far = await optbench("check a.yaml", { cwd: slower("0.5") });
    expect([far.code, far.stdout]).toEqual([1, expect.stringContaining("NO LONGER REACHED")]);
  });
});

describe("what a program defines is a name like any other", () => {
  it.each([
    [
      "run -f bowl:steep=2 -o my-sgd,sgd --tune=16 -n 300 --plot off",
      / my-sgd:lr=0\.24 +3 +4 .* reached\n.* sgd:lr=0\.24 +3 +4 .* reached\n/,
    ],
    ["run -f bowl -o my-sgd --sweep lr=0.01..1@5 -n 30 --plot off", /lr/],
    ["trace -f bowl -o my-sgd:lr=0.25 -n 2", /0\.25/],
    ["conform my-sgd:lr=0.1", /^agrees with sgd:lr=0\.1, book\/sgd:lr=0\.1, torch\/sgd:lr=0\.1,$/m],
    ["show bowl", /Python/],
    ["list optimizers", /my-sgd/],
    ["run -f bowl -o my-sgd:lr=0.4+cosine+clip:norm=1 -n 40 -q", /^1 reached\.$/m],
  ])("%s", async (args, expected) => {
    const cwd = folder({ "mine.py": MINE });
    const { code, stdout, stderr } = await optbench(`${args} --plugin mine.py`, { cwd });
    expect(stderr).not.toContain("error:");
    expect(code).toBe(0);
    expect(stdout).toMatch(expected);
  });
});
