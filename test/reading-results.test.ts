import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it, type TestContext } from "vitest";
import { folder } from "./cli/optbench.js";
import { blocksOf, parseCommand } from "./docs/examples.js";

/*
 * The programs of docs/reading-results.md are run on the files of its command, where Python with its
 * packages and R are installed.
 */

const PAGE = blocksOf(readFileSync("docs/reading-results.md", "utf8"));

function run(command: string, args: readonly string[], cwd: string) {
  const { error, status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  return { isThere: error === undefined, status, stdout, stderr };
}

/** A folder with the files that the page's command writes. */
function results(): string {
  const cwd = folder();
  const { args } = parseCommand(PAGE.find(({ language }) => language === "sh")!.text.trim());
  const made = run(process.execPath, [resolve("bin/optbench.js"), ...args], cwd);
  expect(made).toMatchObject({ status: 0 });
  return cwd;
}

function needPython(packageName: string, context: TestContext): void {
  const { isThere, status } = run("python3", ["-c", `import ${packageName}`], ".");
  if (!isThere || status !== 0) context.skip(`python3 with ${packageName} is not installed`);
}

const pythonBlock = (packageName: string) =>
  PAGE.find(({ language, text }) => language === "python" && text.includes(packageName))!.text;

describe("docs/reading-results.md", () => {
  it.for(["pandas", "polars"])("%s runs what the page shows", (packageName, context) => {
    needPython(packageName, context);
    const made = run("python3", ["-c", pythonBlock(packageName)], results());
    expect(made.stderr).toBe("");
    expect(made.status).toBe(0);
    expect(made.stdout).toContain("l-bfgs");
  });

  it("R runs what the page shows", (context) => {
    if (!run("Rscript", ["--version"], ".").isThere) context.skip("R is not installed");
    const cwd = results();
    const { text } = PAGE.find(({ language }) => language === "r")!;
    writeFileSync(join(cwd, "read.r"), text);
    expect(run("Rscript", ["read.r"], cwd)).toMatchObject({ status: 0 });
  });

  it("pandas reads numbers as numbers and starts as texts", (context) => {
    needPython("pandas", context);
    const program = [
      "import pandas as pd",
      'c = pd.read_csv("cases.csv", float_precision="round_trip")',
      'numbers = ["dimension", "start_index", "seed", "steps", "evaluations", "optimizer_lr", "final_value", "tolerance"]',
      "assert all(pd.api.types.is_numeric_dtype(c[n]) for n in numbers), c.dtypes",
      "assert not pd.api.types.is_numeric_dtype(c.start)",
      "assert not any(' ' in n for n in c.columns)",
      'n = pd.read_json("cases.ndjson", lines=True, precise_float=True)',
      "assert (n.final_value == c.final_value).all()",
    ];
    expect(run("python3", ["-c", program.join("\n")], results())).toMatchObject({
      stderr: "",
      status: 0,
    });
  });
});
