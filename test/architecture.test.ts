import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { circles } from "./architecture/circles.js";
import { jointViolations, violations } from "./architecture/rules.js";

/** Every TypeScript source: its path below src, and its text. */
function sources(): Map<string, string> {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" });
  const typescript = files.filter((file) => file.endsWith(".ts"));
  return new Map(
    typescript.map((file) => [file.replaceAll(sep, "/"), readFileSync(join("src", file), "utf8")]),
  );
}

describe("src", () => {
  it("holds to the table of folders, packages, globals and exact arithmetic", () => {
    const files = sources();
    expect(files.size).toBeGreaterThan(0);
    const found = [...files].flatMap(([file, source]) => violations(file, source));
    expect([...found, ...jointViolations(files)]).toEqual([]);
  });

  it("is read in one direction: no file imports one that imports it", () => {
    expect(circles(sources())).toEqual([]);
  });
});

describe("an optimizer", () => {
  const files = [...sources()]
    .filter(([file]) => /^optimizers\/(?!index\.)/.test(file))
    .map(([file, source]) => ({ file, source, lines: source.trimEnd().split("\n").length }));
  const parts = files.filter(({ file }) => file.startsWith("optimizers/parts/"));
  const methods = files.filter((each) => !parts.includes(each));

  it("reads like the paper: at most 60 lines", () => {
    expect(methods.length).toBeGreaterThan(50);
    expect(methods.filter(({ lines }) => lines > 60).map(({ file }) => file)).toEqual([]);
  });

  it("may share a part of at most 200 lines, which is not a method itself", () => {
    expect(parts.length).toBeGreaterThan(0);
    expect(parts.filter(({ lines }) => lines > 200).map(({ file }) => file)).toEqual([]);
    expect(parts.filter(({ source }) => source.includes("defineOptimizer("))).toEqual([]);
  });
});

describe("the checker refuses", () => {
  it.each([
    // folders
    ["core/a.ts", `import { run } from "../run/loop.js";`, "core may not import run"],
    ["core/a.ts", `import type { Run } from "../run/loop.js";`, "core may not import run"],
    ["core/a.ts", `export * from "../functions/index.js";`, "core may not import functions"],
    ["core/a.ts", `const run = await import("../run/loop.js");`, "core may not import run"],
    ["core/a.ts", `type Run = import("../run/loop.js").Run;`, "core may not import run"],
    ["core/a.ts", `import run = require("../run/loop.js");`, "core may not import run"],
    ["core/a.ts", `import "../version.js";`, "core may not import version.ts"],
    ["core/a.ts", `import manifest from "../../package.json";`, "leaves src"],
    ["optimizers/a.ts", `import "../schedules/step.js";`, "optimizers may not import schedules"],
    ["functions/transforms/a.ts", `import "../../run/loop.js";`, "functions may not import run"],
    ["dialects/a.ts", `import { adam } from "../optimizers/adam.js";`, "only types of optimizers"],
    [
      "run/a.ts",
      `import { catalogue } from "../optimizers/index.js";`,
      "may not import optimizers",
    ],
    ["plan/a.ts", `import { run } from "../run/loop.js";`, "plan may not import run"],
    ["bench/a.ts", `import { table } from "../report/table.js";`, "bench may not import report"],
    ["report/a.ts", `import { judge, type Case } from "../bench/case.js";`, "only types of bench"],
    ["report/a.ts", `import {} from "../bench/case.js";`, "only types of bench"],
    [
      "report/a.ts",
      `import { red } from "../terminal/paint.js";`,
      "report may not import terminal",
    ],
    ["terminal/a.ts", `import type { Case } from "../bench/case.js";`, "may not import bench"],
    ["bench/a.ts", `import { minimize } from "../library/minimize.js";`, "may not import library"],
    ["library/a.ts", `import { table } from "../report/table.js";`, "may not import report"],
    ["index.ts", `export { main } from "./cli/main.js";`, "index.ts may not import cli"],
    ["plugins/a.ts", "", "plugins is not in the table"],
    ["cli/output/a.ts", `import { App } from "../../play/app.js";`, "only the command"],
    ["library/a.ts", `import type { Model } from "../play/model.js";`, "only the command"],
    ["play/a.ts", `import { red } from "../terminal/paint.js";`, "play may not import terminal"],
    ["play/a.ts", `import { readFileSync } from "node:fs";`, "may not import node:fs"],
    // packages
    ["report/a.ts", `import chalk from "chalk";`, "may not import chalk"],
    ["terminal/grid.ts", `import chalk from "chalk";`, "may not import chalk"],
    ["terminal/paint.ts", `import Table from "cli-table3";`, "may not import cli-table3"],
    ["cli/commands/run.ts", `import { Command } from "commander";`, "may not import commander"],
    ["cli/main.ts", `import { parse } from "yaml";`, "may not import yaml"],
    [
      "functions/a.ts",
      `import sin from "@stdlib/math-base-special-sin";`,
      "may not import @stdlib",
    ],
    ["cli/main.ts", `import { distance } from "fastest-levenshtein";`, "may not import fastest"],
    ["cli/main.ts", `import "left-pad";`, "may not import left-pad"],
    ["cli/main.ts", `import "fs";`, "may not import fs"],
    ["bench/a.ts", `import { readFileSync } from "node:fs";`, "may not import node:fs"],
    ["cli/main.ts", "const name = 1; await import(name);", "may not import an expression"],
    // globals
    ["core/a.ts", "export const columns = process.stdout.columns;", "process belongs to cli"],
    ["run/a.ts", "export const now = () => Date.now();", "Date belongs to cli"],
    ["run/a.ts", "export const now = { Date };", "Date belongs to cli"],
    ["bench/a.ts", "console.log(1);", "console belongs to cli"],
    ["report/a.ts", "setTimeout(() => {}, 1);", "setTimeout belongs to cli"],
    ["report/a.ts", "globalThis.process.exit();", "globalThis belongs to cli"],
    ["report/a.ts", "export const shuffle = () => Math.random();", "Math.random has no seed"],
    // arithmetic
    ["core/a.ts", "export const e = Math.exp(1);", "Math.exp has other bits"],
    ["core/a.ts", `export const e = Math["exp"](1);`, "Math.exp has other bits"],
    ["core/a.ts", "export const e = Math?.exp(1);", "Math.exp has other bits"],
    ["core/a.ts", "export const { exp } = Math;", "Math.as a value has other bits"],
    ["core/a.ts", "export const text = `${Math.log(2)}`;", "Math.log has other bits"],
    ["optimizers/a.ts", "export const f = (x: number) => x ** 2;", "'**' has other bits"],
    ["functions/a.ts", "let x = 2; x **= 2;", "'**=' has other bits"],
    // names
    ["core/utils.ts", "", "'utils.ts' says nothing"],
    ["report/helpers/width.ts", "", "'helpers' says nothing"],
    ["cli/common.test-data.ts", "", "'common.test-data.ts' says nothing"],
  ])("%s: %s", (file, source, reason) => {
    const found = violations(file, source);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(reason);
  });

  it("a second reader of YAML", () => {
    const reader = `import { parse } from "yaml";`;
    expect(jointViolations(new Map([["plan/a.ts", reader]]))).toEqual([]);
    const both = new Map([
      ["plan/a.ts", reader],
      ["bench/b.ts", `const { parse } = await import("yaml");`],
    ]);
    expect(jointViolations(both)).toEqual([
      "yaml is imported by more than one file: plan/a.ts, bench/b.ts",
    ]);
  });

  it("a circle, be it of types or of late imports, and names the way around", () => {
    const there = ["run/a.ts", `export { b } from "./b.js";`] as const;
    expect(circles(new Map([there, ["run/b.ts", `import { c } from "./c.js";`]]))).toEqual([]);
    expect(
      circles(
        new Map([
          there,
          ["run/b.ts", `import type { A } from "./a.js";`],
          ["run/c.ts", `const { c } = await import("./c.js");`],
        ]),
      ),
    ).toEqual(["run/a.ts -> run/b.ts -> run/a.ts", "run/c.ts -> run/c.ts"]);
  });

  it("and names the line", () => {
    expect(violations("core/a.ts", "export const a = 1;\n\nexport const b = Math.sin(a);")).toEqual(
      ["core/a.ts:3: Math.sin has other bits elsewhere: use core/math"],
    );
  });
});

describe("the checker lets pass", () => {
  it.each([
    ["optimizers/a.ts", `import { define } from "../core/define.js";`],
    ["functions/transforms/a.ts", `import { shift } from "../shift.js";`],
    ["dialects/a.ts", `import type { Adam } from "../optimizers/adam.js";`],
    ["report/a.ts", `import { type A, type B } from "../bench/case.js";`],
    ["report/a.ts", `export type { A } from "../run/loop.js";`],
    ["report/a.ts", `type A = import("../run/loop.js").A;`],
    ["cli/commands/run.ts", `import type { Command } from "commander";`],
    ["cli/program/create-program.ts", `const { Command } = await import("commander");`],
    ["plan/read.ts", `const yaml = await import("yaml");`],
    [
      "bench/executors/threads.ts",
      `import { Worker } from "node:worker_threads"; setTimeout(f, 1);`,
    ],
    ["cli/plugins/import-module.ts", "const { default: plugin } = await import(path);"],
    ["library/environment.ts", "export const node = process.version;"],
    ["core/math.ts", `import sin from "@stdlib/math-base-special-sin"; export { sin };`],
    ["core/a.ts", "export const r = Math.sqrt(2) + Math.imul(3, 4) * Math.PI;"],
    ["core/a.ts", "// Math.exp(x) and x ** 2, process\nexport const a = 1; /* Date.now() */"],
    ["core/a.ts", `export const a = "Math.exp(x) ** 2"; export const b = \`process \${a} ** 2\`;`],
    ["core/a.ts", "export const re = /x ** 2|Math.exp/;"],
    ["core/a.ts", "export interface Row { process: number; when: Date; Math: string }"],
    ["core/a.ts", "export const f = (process: number) => process + 1;"],
    ["core/a.ts", "export const f = ({ console: log }: Sink) => log.process;"],
    ["report/a.ts", "export const decade = (x: number) => 10 ** Math.floor(Math.log10(x));"],
    ["cli/main.ts", "console.log(process.argv, Date.now());"],
    ["core/common-start.ts", ""],
  ])("%s: %s", (file, source) => {
    expect(violations(file, source)).toEqual([]);
  });
});
