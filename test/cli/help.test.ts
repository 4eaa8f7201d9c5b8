import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { version } from "../../src/version.js";
import { optbench } from "./optbench.js";

describe("help", () => {
  it.each([["--help"], ["-h"], ["help"]])("of optbench by %s", async (flag) => {
    const { code, stdout, stderr } = await optbench(flag);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^Examples:\n {2}optbench run --fn anisotropic --opt adam,sgd\n/);
  });

  it.each(["run", "list", "show"])("of %s begins with examples", async (command) => {
    const { code, stdout } = await optbench(`${command} --help`);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Examples:\n {2}optbench /);
    expect(stdout).toContain("Global Options:");
    expect((await optbench(`help ${command}`)).stdout).toBe(stdout);
  });

  it("of optbench names the folder of the pages", async () => {
    const { stdout } = await optbench("--help", { columns: 200 });
    const folder = /^Docs: (.*)$/m.exec(stdout)?.[1] ?? "";
    expect(existsSync(join(resolve(tmpdir(), folder), "metrics.md"))).toBe(true);
    expect((await optbench("run --help")).stdout).not.toContain("Docs:");
  });

  it("groups the flags of run", async () => {
    const { stdout } = await optbench("run --help");
    const groups = stdout.split("\n").filter((line) => /^[A-Z].*:$/.test(line));
    expect(groups).toEqual([
      "Examples:",
      "What to run:",
      "How long, how judged:",
      "How lr is chosen:",
      "What comes out:",
      "Options:",
      "Global Options:",
    ]);
  });

  it.each([24, 40, 80, 120])("fits %i columns", async (columns) => {
    const commands = ["run", "check", "compare", "report", "list", "show"];
    for (const command of ["--help", ...commands.map((name) => `${name} --help`)]) {
      const { stdout } = await optbench(command, { columns });
      expect(stdout.split("\n").filter((line) => line.length > columns)).toEqual([]);
    }
  });
});

describe("--version", () => {
  it.each(["--version", "-V"])("is printed for %s", async (flag) => {
    expect(await optbench(flag)).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: "" });
  });
});
