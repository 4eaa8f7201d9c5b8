import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Results } from "../src/records/results.js";
import { folder } from "./cli/optbench.js";

/*
 * What a file of the user's finds under the name optbench, in folders in which nothing is installed.
 * These tests run dist, as users do.
 */

const BIN = resolve("bin/optbench.js");

const DEFINITION = `defineOptimizer({
  id: "mine",
  title: "Mine",
  params: { lr: learningRate(0.1) },
  create: (dim) => ({ step(x, g, lr) { for (let i = 0; i < dim; i++) x[i] -= lr * g[i]; } }),
})`;
const MODULE = `import { defineOptimizer, learningRate } from "optbench";
import { assertConvergesWithin } from "optbench/assert";
if (typeof assertConvergesWithin !== "function") throw new Error("no assertions");
export default ${DEFINITION};
`;
const COMMON = `const { defineOptimizer, learningRate } = require("optbench");
module.exports = ${DEFINITION};
`;
const CONFIG = `import { defineConfig } from "optbench";
export default defineConfig({ functions: ["booth"], optimizers: ["sgd:lr=0.1"] });
`;

function optbench(cwd: string, args: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args.split(" ")], {
    cwd,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const run = (plugin: string, jobs = 1) =>
  `run -f booth -o mine,sgd:lr=0.1 --plugin ./${plugin} --jobs ${jobs} --json`;

describe("a file in an empty folder finds this optbench", () => {
  it.each([
    ["import", "mine.mjs", 1],
    ["import, in threads", "mine.mjs", 2],
    ["require", "mine.cjs", 1],
    ["require, in threads", "mine.cjs", 2],
  ])("by %s", (_, plugin, jobs) => {
    const place = folder({ "mine.mjs": MODULE, "mine.cjs": COMMON });
    const { status, stdout, stderr } = optbench(place, run(plugin, jobs));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const { cases } = JSON.parse(stdout) as Results;
    expect(cases.map((one) => one.steps)).toEqual([49, 49]);
  });

  it("and so does a spec that is a module", () => {
    const place = folder({ "optbench.config.mjs": CONFIG });
    expect(optbench(place, "run --list").stdout).toBe("booth sgd:lr=0.1\n");
  });

  it("a spec in TypeScript is found by itself, and told where Node does not run it", () => {
    const place = folder({
      "optbench.config.ts": CONFIG.replace("({", "({ iterations: 9 as number,"),
    });
    const { status, stdout, stderr } = optbench(place, "run --list");
    const runsTypeScript = process.features as { typescript?: unknown };
    if (runsTypeScript.typescript) expect(stdout).toBe("booth sgd:lr=0.1\n");
    else {
      expect(status).toBe(2);
      expect(stderr).toBe(
        "error: cannot read the spec 'optbench.config.ts': this Node does not run TypeScript\n  Node 22.18 or later does, or compile the file first\n",
      );
    }
  });
});

describe("nothing else is answered", () => {
  it("an optbench that is installed stays what the file finds", () => {
    const place = folder({
      "mine.mjs": 'import { mine } from "optbench";\nexport default mine;\n',
      "mine.cjs": 'module.exports = require("optbench").mine;\n',
      "node_modules/optbench/package.json": '{ "main": "index.cjs" }',
      "node_modules/optbench/index.cjs":
        'exports.mine = { id: "mine", title: "Theirs", create: () => ({ step() {} }) };\n',
    });
    for (const plugin of ["mine.mjs", "mine.cjs"]) {
      expect(optbench(place, `show mine --plugin ./${plugin}`).stdout).toContain("Theirs");
    }
  });

  it.each([
    ["another name", "optbenchmark"],
    ["what the package does not have", "optbench/nothing"],
  ])("%s is not found, as before", (_, name) => {
    const place = folder({
      "mine.mjs": `import "${name}";\n`,
      "mine.cjs": `require("${name}");\n`,
    });
    for (const plugin of ["mine.mjs", "mine.cjs"]) {
      const { status, stderr } = optbench(place, run(plugin));
      expect(status).toBe(2);
      expect(stderr).toMatch(
        new RegExp(`^error: plugin ./${plugin}: it failed to load: Cannot find (package|module) '`),
      );
    }
  });
});
