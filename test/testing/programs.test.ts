import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { folder } from "../cli/optbench.js";
import { skipWithoutPython } from "../python.js";
import { isRunning } from "../../src/files/is-running.js";
import { startProgram } from "../../src/foreign/start-program.js";

/** torch's Adam, on lists. */
const ADAM = `import math, os
import optbench

class MyAdam:
    def __init__(self, lr=0.001):
        self.m, self.v, self.t = None, None, 0

    def step(self, x, g, lr):
        if self.m is None: self.m, self.v = [0.0] * len(x), [0.0] * len(x)
        self.t += 1
        one, two = 1 - 0.9**self.t, 1 - 0.999**self.t
        for i in range(len(x)):
            self.m[i] += (g[i] - self.m[i]) * (1 - 0.9)
            self.v[i] = self.v[i] * 0.999 + g[i] * g[i] * (1 - 0.999)
            x[i] -= lr / one * self.m[i] / (math.sqrt(self.v[i]) / math.sqrt(two) + 1e-8)
        return x

def bowl(x):
    return sum(a * a for a in x), [2 * a for a in x]

open("pid", "w").write(str(os.getpid()))
optbench.serve(MyAdam, optbench.function(bowl, start=[3.0, 4.0], minimum=0.0))
`;

/** What docs/testing.md shows. */
const page = readFileSync("docs/testing.md", "utf8");
const [, TEST] = /```javascript\n(import [^\n]*\n[^`]*startProgram[^]*?)```/.exec(page)!;

/** A project that has optbench and vitest. */
function project(files: Record<string, string>): string {
  const cwd = folder({ "package.json": '{ "type": "module" }', ...files });
  mkdirSync(join(cwd, "node_modules"));
  symlinkSync(resolve("."), join(cwd, "node_modules/optbench"), "dir");
  symlinkSync(resolve("node_modules/vitest"), join(cwd, "node_modules/vitest"), "dir");
  return cwd;
}

function node(cwd: string, source: string) {
  const argv = ["--input-type=module", "-e", source];
  return spawnSync(process.execPath, argv, { cwd, encoding: "utf8" });
}

describe("an optimizer in Python, in the library", () => {
  it("is judged by the matchers of vitest as docs/testing.md shows, and leaves no process", async (context) => {
    skipWithoutPython(context);
    const cwd = project({ "my_adam.py": ADAM, "unit.test.mjs": TEST });
    const vitest = (...args: string[]) => {
      const main = resolve("node_modules/vitest/vitest.mjs");
      const { CI: _, ...env } = process.env;
      // a busy machine takes longer than the 5 s that it gives a test
      const argv = [main, "run", "--testTimeout=600000", ...args];
      return spawnSync(process.execPath, argv, { cwd, env, encoding: "utf8" });
    };
    const first = vitest();
    expect(first.stdout + first.stderr).toContain("to write it: vitest run");
    const { status, stdout, stderr } = vitest("-u");
    expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: "" });
    expect(vitest().status).toBe(0);
    const pid = Number(readFileSync(join(cwd, "pid"), "utf8"));
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 60_000 });
    const baseline = readFileSync(join(cwd, "my-adam.baseline.json"), "utf8");
    expect(baseline).toMatch(/"external":"Python 3\.[\d.]+"/);
  });

  it("is named with parameters, its function too, and told as external", (context) => {
    skipWithoutPython(context);
    const cwd = project({ "my_adam.py": ADAM });
    const { stdout, stderr } = node(
      cwd,
      `import { minimize, runBenchmark } from "optbench";
      import { startProgram } from "optbench/programs";
      const python = startProgram("my_adam.py");
      const { cases } = runBenchmark({
        functions: ["rosenbrock", "bowl"], optimizers: ["my-adam:lr=0.02", "torch/adam:lr=0.02"],
        plugins: [python],
      });
      const own = minimize("anisotropic", "my-adam:lr=0.3", { plugins: [python], iterations: 200 });
      const bare = minimize(python.functions[0], python.optimizers[0], { iterations: 3 });
      console.log(JSON.stringify([...cases, own, bare].map(({ id, steps, external }) => [id, steps, external])));`,
    );
    expect(stderr).toBe("");
    const found = JSON.parse(stdout) as [string, number | null, string | undefined][];
    const version = found[0][2];
    expect(version).toMatch(/^Python 3/);
    expect(found.slice(0, 2)).toEqual([
      ["rosenbrock my-adam:lr=0.02", 2874, version],
      ["rosenbrock torch/adam:lr=0.02", 2874, null],
    ]);
    expect(found[3]).toEqual(["bowl torch/adam:lr=0.02", found[2][1], version]);
    expect(found.slice(-2)).toEqual([
      ["anisotropic my-adam:lr=0.3", 121, version],
      ["bowl my-adam", null, version],
    ]);
  });

  it("refuses what is none, and a gate without an allowance", (context) => {
    skipWithoutPython(context);
    const wrong = {
      'startProgram("none.py")': "startProgram: there is no file none.py",
      'startProgram("mine.mjs")': "startProgram: 'mine.mjs' is not a file in Python",
      "startProgram(7)": "startProgram: 7 is neither a path nor a program",
      'startProgram({ command: "python3 a.py" })': "expected a list: [python3, a.py]",
      'startProgram({ command: ["no-such-program"] })': "there is no such program",
      'startProgram("my_adam.py", 3)': "expected a folder, a path or a file URL, got 3",
      'startProgram("my_adam.py", null)': "expected a folder, a path or a file URL, got null",
      'startProgram("my_adam.py", "a\\0b")': "expected a folder, a path or a file URL, got",
      'startProgram("my_adam.py", "none")': "startProgram: there is no folder none",
      'startProgram(new URL("http://a.b/c.py"))': "http://a.b/c.py is not the URL of a file",
      'startProgram("my_adam.py", new URL("http://a.b/"))': "http://a.b/ is not the URL of a file",
      'minimize("booth", "adam", { plugins: 3 })': "minimize: plugins: expected a list",
      'minimize("booth", "adam", { plugins: [{ optimizers: [1] }] })': "with definitions, got",
      'minimize("booth", "adam", { plugins: [{ optimizers: twice }] })': "minimize: plugins: ",
      'minimize("booth", "adam", { plugins: [[]] })': "minimize: plugins: expected a list",
      'minimize("booth", "adam", { plugins: [{ optimizers: [{ kind: "optimizer" }] }] })':
        "minimize: plugins: optimizers[0]: id undefined is not lower-case words",
      'minimize("booth", "x", { plugins: [{ optimizers: [{ ...own, create: undefined }] }] })':
        "minimize: plugins: optimizers[0]: 'x' has no create()",
      'minimize("booth", "x", { plugins: [{ optimizers: [{ ...own, aliases: null }] }] })':
        "minimize: plugins: optimizers[0]: 'x': aliases is not a list of names",
      'minimize("booth", "x", { plugins: [{ optimizers: [{ ...own, params: undefined }] }] })':
        "'x' has no params",
      'minimize("booth", { ...own, create: undefined })': "minimize: 'x' has no create()",
      "minimize(own, own)": 'minimize: expected a function, got one of kind "optimizer"',
      'runBenchmark({ functions: "booth", optimizers: [{ ...own, create: 3 }] })':
        "runBenchmark: optimizers: 'x' has no create()",
      'runBenchmark({ functions: "booth", optimizers: "adam", plugins: ["my_adam.py"] })':
        'startProgram of "optbench/programs"',
      "assertMatchesBaseline(mine, 'b.json')": "need not repeat: state an allowance",
    };
    const { stdout, stderr } = node(
      project({ "my_adam.py": ADAM }),
      `import { minimize, runBenchmark } from "optbench";
      import { assertMatchesBaseline } from "optbench/assert";
      import { startProgram } from "optbench/programs";
      const python = startProgram("my_adam.py");
      const own = { ...python.optimizers[0], id: "x" };
      const twice = [...python.optimizers, ...python.optimizers];
      const mine = minimize("booth", "my-adam:lr=0.1", { plugins: [python], iterations: 9 });
      const calls = [${Object.keys(wrong).map((call) => `() => ${call}`)}];
      const told = calls.map((call) => { try { call(); return "nothing"; } catch (error) { return error.name + ": " + error.message; } });
      console.log(JSON.stringify(told));`,
    );
    expect(stderr).toBe("");
    const told = JSON.parse(stdout) as string[];
    for (const [k, message] of Object.values(wrong).entries()) {
      expect(told[k]).toContain(message);
      expect(told[k]).toMatch(/^OptbenchError: /);
    }
  });

  const sleeping = (greeting: string) =>
    `{ command: ["sh", "-c", "echo $$ >> pids; echo 'optbench ${greeting}'; exec sleep 987"] }`;
  const GREETING = String.raw`{\"protocol\":1,\"definitions\":[{\"kind\":\"optimizer\",\"id\":\"x\"}]}`;

  it("ends with its process, when it is closed and when its greeting is bad, though it reads nothing", async (context) => {
    if (process.platform === "win32") context.skip("needs sh");
    const cwd = project({});
    const { stderr, stdout } = node(
      cwd,
      `import { startProgram } from "optbench/programs";
        import { readFileSync } from "node:fs";
        try { startProgram(${sleeping("{}")}); } catch (error) { console.log(error.message); }
        startProgram(${sleeping(GREETING)}).close();
        const { optimizers } = startProgram(${sleeping(GREETING)}, new URL("file://${cwd}/"));
        console.log(optimizers[0].id);
        process.exit(0);`,
    );
    expect(stderr).toBe("");
    expect(stdout).toMatch(/it speaks protocol .*\nx\n$/);
    const pids = readFileSync(join(cwd, "pids"), "utf8").trim().split("\n").map(Number);
    expect(pids).toHaveLength(3);
    await vi.waitFor(() => expect(pids.filter(isRunning)).toEqual([]), { timeout: 60_000 });
  });

  it.each([
    [["no-such-program"], "none", "cannot start 'no-such-program': there is no folder '"],
    [["no-such-program"], "", "cannot start 'no-such-program': there is no such program"],
    [["./a.sh"], "", "cannot start './a.sh': there is no program as its first line names it"],
  ])("says of %j in the folder '%s' what is missing", (argv, below, message) => {
    const cwd = join(folder({ "a.sh": "#!/no/such/sh\n" }), below);
    if (below === "") chmodSync(join(cwd, "a.sh"), 0o755);
    const packageRoot = pathToFileURL(`${resolve(".")}/`);
    expect(() => startProgram("mine", { argv, cwd }, { packageRoot })).toThrow(message);
  });
});
