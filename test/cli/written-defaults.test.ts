import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
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
