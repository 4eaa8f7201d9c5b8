import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Results } from "../../src/records/results.js";
import { folder, optbench } from "./optbench.js";

const TYPED = ["-o", "adam:lr=0.001,adam:lr=0.3", "-f", "booth", "-n", "20", "--plot", "off"];

describe("a parameter that was written at its default", () => {
  it("stays in the row, and its rate counts as given", async () => {
    const { stdout } = await optbench(["run", ...TYPED]);
    expect(stdout).toMatch(/^ A {2}adam:lr=0\.001 /m);
    expect(stdout).toContain("lr as given.");
    expect(stdout).not.toContain("published");
  });

  it("stays in summaries, the matrix, the profiles and in tables for other programs", async () => {
    const several = [...TYPED, "--start", "random@2"];
    const matrix = [...TYPED, "--table", "matrix", "--profile", "wins"];
    for (const args of [several, matrix]) {
      expect((await optbench(["run", ...args])).stdout).toMatch(/ A {1,2}adam:lr=0\.001 /);
    }
    for (const reporter of ["markdown", "latex", "asciidoc"]) {
      const { stdout } = await optbench(["run", ...TYPED, "--reporter", reporter]);
      expect(stdout).toContain("adam:lr=0.001");
    }
  });

  it("is no part of the id, stands in results as `written`, and is read again", async () => {
    const cwd = folder();
    await optbench(["run", ...TYPED, "--out", "r.json"], { cwd });
    const stdout = readFileSync(join(cwd, "r.json"), "utf8");
    const { cases } = JSON.parse(stdout) as { cases: Record<string, unknown>[] };
    expect(cases[0]).toMatchObject({
      id: "booth adam",
      optimizer: "adam",
      written: "adam:lr=0.001",
    });
    expect(cases[1]).not.toHaveProperty("written");
    const again = await optbench(["report", "r.json"], { cwd });
    expect(again.stdout).toMatch(/^ A {2}adam:lr=0\.001 /m);
  });
});

describe("a tuned value that is the default", () => {
  // of the three values that are tried, 1e-4, 1e-3 and 0.01, the default is the best
  const search = ["-f", "booth", "-o", "sgd:lr=1e-4..0.01", "-n", "900"];

  it("stands in the row, and in the results as `written`", async () => {
    const run = ["run", ...search, "--tune", "3", "--plot", "off"];
    const { stdout } = await optbench(run);
    expect(stdout).toMatch(/^\*A {2}sgd:lr=0\.01 /m);
    expect(stdout).toContain("A sgd:lr=0.01 reaches f - f* ≤ 1e-6 at iteration 360.");
    const [one] = (JSON.parse((await optbench([...run, "--json"])).stdout) as Results).cases;
    expect(one).toMatchObject({ id: "booth sgd", optimizer: "sgd", written: "sgd:lr=0.01" });
  });

  it("stands in the line that tune prints, which repeats the run", async () => {
    const { stdout } = await optbench(["tune", ...search, "--trials", "3"]);
    expect(stdout).toContain("\noptbench run -f booth -o sgd:lr=0.01 -n 900\n");
  });

  it("stands beside what was typed at its default, also on several functions", async () => {
    const optimizers = "sgd:lr=1e-4..0.01:momentum=0+clip:norm=1,nesterov:momentum=0.9";
    const { stdout } = await optbench(
      `run -f booth,matyas -o ${optimizers} -n 900 --tune 3 --json`.split(" "),
    );
    const { cases } = JSON.parse(stdout) as Results;
    expect(cases.map(({ written }) => written?.replace(/lr=[^:]*/, "lr=#"))).toEqual([
      "sgd:lr=#:momentum=0+clip:norm=1",
      "nesterov:lr=#:momentum=0.9",
      "sgd:lr=#:momentum=0+clip:norm=1",
      "nesterov:lr=#:momentum=0.9",
    ]);
  });
});
