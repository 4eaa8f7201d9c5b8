import { statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Workplace } from "./memory-io.js";

const SPEC = `functions: [booth]
optimizers: [sgd:lr=0.1]
iterations: 500
`;

let place: Workplace;
beforeEach(async () => {
  place = new Workplace();
  place.write("my.yaml", SPEC);
  await place.optbench(["check", "my.yaml", "-u"]);
  const slow = place.read("my.baseline.json").replace(/"steps":(\d+)/, '"steps":1');
  place.write("my.baseline.json", slow);
});
afterEach(() => place.remove());

describe("reporters", () => {
  it("give a file the whole screen where the terminal gets the verdict alone", async () => {
    const { stdout } = await place.optbench(["run", "my.yaml", "-q", "--out", "a.txt"]);
    expect(stdout).toBe("1 reached.\n");
    expect(place.read("a.txt")).toMatch(/^booth .*\n.*\n\n +optimizer +steps/);
    expect(place.read("a.txt")).toContain("best f - f*");
  });

  it("say in markdown what a function threw, harmless for a page", async () => {
    place.write(
      "p.mjs",
      `export default { id: "broken", title: "Broken", start: () => [1], optimum: () => ({ value: 0, points: [] }),
  dim: { min: 1, max: 1, default: 1 },
  create: () => ({ dim: 1, valueAndGradient(x, g) { if (x[0] < 0.9) throw new Error("no | <b>value</b>\\nmore"); g[0] = 2 * x[0]; return x[0] * x[0]; } }) };`,
    );
    const run = ["run", "-f", "broken", "-o", "sgd:lr=0.1", "--plugin", "p.mjs", "-q"];
    expect(await place.optbench([...run, "--out", "a.md"])).toMatchObject({
      code: 1,
      stderr: "error: 1 case ended in error\n",
    });
    const row = place
      .read("a.md")
      .split("\n")
      .find((line) => line.includes("sgd:lr=0.1"));
    expect(row).toContain("ERROR");
    expect(row).toContain("no \\| \\<b\\>value\\</b\\>");
    expect(place.read("a.md")).not.toContain("more");
  });

  it("write several files beside the screen", async () => {
    const { code, stdout } = await place.optbench([
      "check",
      "my.yaml",
      "--reporter",
      "table,junit=a.xml,markdown=a.md",
      "action-benchmark=a.json",
      "github=a.txt",
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain("FAIL  1 regressed");
    expect(place.read("a.xml")).toContain('<failure message="REGRESSED (allowed 1)');
    expect(place.read("a.md")).toContain("**FAIL**: 1 regressed");
    expect(JSON.parse(place.read("a.json"))).toMatchObject([{ name: "booth sgd:lr=0.1" }]);
    expect(place.read("a.txt")).toMatch(
      /^::error file=my.baseline.json,line=6,title=booth sgd%3Alr=0.1::/,
    );
  });

  it("know a file's format by its ending", async () => {
    await place.optbench(["run", "my.yaml", "--out", "a.xml", "-q"]);
    expect(place.read("a.xml")).toMatch(/^<\?xml/);
    await place.optbench(["run", "my.yaml", "--out", "a.md", "-q"]);
    expect(place.read("a.md")).toMatch(/^### `booth`/);
  });

  it("come from the spec, their paths from where it lies, unless flags name others", async () => {
    place.write("my.yaml", `${SPEC}reporters: [table, junit=from-spec.xml]\n`);
    await place.optbench(["check", "my.yaml"]);
    expect(place.read("from-spec.xml")).toContain("<failure");
    const { stdout } = await place.optbench(["check", "my.yaml", "--reporter", "markdown"]);
    expect(stdout).toMatch(/^### optbench check/);
  });

  it("refuse two formats on stdout, and verdicts where there are none", async () => {
    const two = await place.optbench(["check", "my.yaml", "--reporter", "junit,markdown"]);
    expect(two).toMatchObject({ code: 2, stdout: "" });
    const none = await place.optbench(["run", "my.yaml", "--reporter", "verdicts"]);
    expect(none).toMatchObject({ code: 2, stdout: "" });
    expect(none.stderr).toContain("only optbench check has verdicts");
  });

  it("for github annotate on stderr, from the root of the repository, and add to the summary", async () => {
    place.write("summary.md", "before\n");
    const env = {
      GITHUB_WORKSPACE: join(place.folder, ".."),
      GITHUB_STEP_SUMMARY: join(place.folder, "summary.md"),
    };
    const argv = ["check", "my.yaml", "--reporter", "github"];
    const { code, stdout, stderr } = await place.optbench(argv, env);
    expect(code).toBe(1);
    expect(stdout).toContain("FAIL  1 regressed");
    expect(stderr).toMatch(/^::error file=optbench-test-\w+\/my.baseline.json,line=6,/);
    expect(place.read("summary.md")).toMatch(/^before\n### optbench check\n\n\*\*FAIL\*\*/);
  });

  it("keep the summary under its limit, and the verdict where it cannot be written", async () => {
    const file = join(place.folder, "summary.md");
    place.write("summary.md", "x".repeat(1024 * 1024 - 100));
    const argv = ["check", "my.yaml", "--reporter", "github"];
    await place.optbench(argv, { GITHUB_STEP_SUMMARY: file });
    expect(statSync(file).size).toBeLessThanOrEqual(1024 * 1024);
    const ended = await place.optbench(argv, { GITHUB_STEP_SUMMARY: "no/such/folder" });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("warning: no step summary: there is no such file or folder");
  });
});
