import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { folder } from "./cli/optbench.js";

const METHOD = readFileSync("test/fixtures/gate/descent.mjs", "utf8");

function node(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  return { status, stdout, stderr };
}

describe("a plug-in that tampers with prototypes", () => {
  const run = (plugin: string) => {
    const cwd = folder({ "mine.mjs": plugin });
    const words = "run -f booth -o descent,adam --start random@3 -j 2 --json --plugin ./mine.mjs";
    return node(cwd, resolve("bin/optbench.js"), ...words.split(" "));
  };

  it.each([
    ["Object.prototype.extra = 1;", "it gives every object a property 'extra'"],
    ["Array.prototype.extra = () => {};", "it gives every list a property 'extra'"],
  ])("is refused where loops would find it: %s", (tampering, message) => {
    const { status, stdout, stderr } = run(`${tampering}\n${METHOD}`);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`error: plugin ./mine.mjs: ${message}\n`);
    expect(stderr.split("\n")).toHaveLength(3);
  });

  it("changes no number where they would not", () => {
    const hidden = "{ value: () => 1, writable: true, configurable: true }";
    const tampering = ["Object", "Array", "Float64Array", "String", "Map"].map(
      (name) => `Object.defineProperty(${name}.prototype, "extra", ${hidden});\n`,
    );
    const casesOf = ({ stdout }: ReturnType<typeof run>) =>
      (JSON.parse(stdout) as { cases: object[] }).cases;
    const plain = casesOf(run(METHOD));
    expect(plain).toHaveLength(6);
    expect(casesOf(run(tampering.join("") + METHOD))).toEqual(plain);
  });
});

it("a program that has tampered with prototypes gets the same numbers from the library", () => {
  const code = `
    const { minimize, runBenchmark } = await import(${JSON.stringify(resolve("dist/index.js"))});
    const one = minimize("rosenbrock", "adam:lr=0.02", { iterations: 50 });
    const all = await runBenchmark({ functions: ["booth"], optimizers: ["sgd", "l-bfgs"], iterations: 9 });
    console.log(JSON.stringify([one.final, all.cases.map((each) => [each.id, each.final.x])]));`;
  const tampering = "Object.prototype.extra = 1; Array.prototype.extra = 1;";
  const run = (text: string) => node(folder(), "--input-type=module", "-e", text);
  const plain = run(code);
  expect(plain).toMatchObject({ status: 0, stderr: "" });
  expect(run(tampering + code)).toEqual(plain);
});
