import { describe, expect, it } from "vitest";
import { folder, optbench } from "./optbench.js";
import { jsonResults } from "./json-results.js";

describe("a spec file", () => {
  const SPEC = `title: Two on a bowl
functions: [anisotropic]
optimizers: [sgd, "adam:lr=0.1"]
iterations: 30
tolerance: 1e-2
targets: [1e-1]
metric: distance
starts: [[1, 1]]
seeds: [3]
plot: off
sort: name
`;

  it("says what to run", async () => {
    const { settings, cases } = await jsonResults("run bench.yaml", folder({ "bench.yaml": SPEC }));
    expect(settings).toEqual({
      iterations: 30,
      tolerance: 0.01,
      metric: "distance",
      targets: [0.1],
      cost: "evaluations",
    });
    expect(cases.map(({ id }) => id)).toEqual([
      "anisotropic sgd start=1,1 seed=3",
      "anisotropic adam:lr=0.1 start=1,1 seed=3",
    ]);
  });

  it("stands behind the flags and before the defaults", async () => {
    const cwd = folder({ "bench.yaml": SPEC });
    const flags =
      "run bench.yaml -f booth -o momentum -n 7 --tol 1e-3 --targets 1e-4 --metric gap --start 0,0";
    const { settings, cases } = await jsonResults(flags, cwd);
    expect(settings).toEqual({
      iterations: 7,
      tolerance: 0.001,
      metric: "gap",
      targets: [0.0001],
      cost: "evaluations",
    });
    expect(cases.map(({ id }) => id)).toEqual(["booth momentum start=0,0 seed=3"]);
    const { settings: unstated } = await jsonResults(
      "run least.yaml",
      folder({ "least.yaml": "functions: booth\noptimizers: sgd:lr=1e-4\n" }),
    );
    expect(unstated).toEqual({
      iterations: 10_000,
      tolerance: 1e-6,
      metric: "gap",
      targets: [1e-2, 1e-4, 1e-6, 1e-8],
      cost: "evaluations",
    });
  });

  it("says how its screen looks, and flags say it again", async () => {
    const cwd = folder({ "bench.yaml": SPEC });
    const { stdout } = await optbench("run bench.yaml", { cwd });
    expect(stdout).toMatch(/^Two on a bowl\n\nanisotropic {3}/);
    expect(stdout.indexOf("adam")).toBeLessThan(stdout.indexOf("sgd"));
    expect(stdout).not.toContain("iteration\n");
    const other = await optbench("run bench.yaml --plot ascii --sort given", { cwd });
    expect(other.stdout).toContain("iteration\n");
    expect(other.stdout.indexOf("sgd")).toBeLessThan(other.stdout.indexOf("adam"));
  });

  it("gives its title only to its own functions and optimizers", async () => {
    const cwd = folder({ "bench.yaml": SPEC });
    const { stdout } = await optbench("run bench.yaml -o momentum", { cwd });
    expect(stdout).not.toContain("Two on a bowl");
  });

  it("may be JSON, and may come from an editor that writes a mark and CRLF", async () => {
    const cwd = folder({
      "bench.json": '{"functions": "booth", "optimizers": ["sgd"], "iterations": 5}',
      "windows.yaml": "\ufefffunctions: booth\r\noptimizers: sgd\r\niterations: 5\r\n",
    });
    const [fromJson, windows] = [
      await jsonResults("run bench.json", cwd),
      await jsonResults("run windows.yaml", cwd),
    ];
    expect(windows).toEqual(fromJson);
  });

  it("ships under a name", async () => {
    const { cases } = await jsonResults("run book");
    expect(cases.map(({ optimizer }) => optimizer)).toEqual(
      ["book/sgd:lr=0.95", "book/momentum", "book/adagrad:lr=1.5", "book/adam:lr=0.3"].map(
        (name) => (name === "book/momentum" ? expect.stringMatching(/^book\/momentum/) : name),
      ),
    );
  });
});
