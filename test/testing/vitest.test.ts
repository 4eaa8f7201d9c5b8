import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { minimize } from "../../src/library/minimize.js";
// oxlint-disable-next-line import/no-unassigned-import -- it extends expect
import "../../src/testing/vitest.js";
import { folder } from "../cli/optbench.js";

const adam = () => minimize("anisotropic", "adam:lr=0.3", { iterations: 300 });

describe("the matchers of vitest", () => {
  it("hold and, negated, fail of what is so", () => {
    expect(adam()).toConvergeWithin(121);
    expect(adam()).not.toConvergeWithin(120);
    expect(adam()).toReach(1e-9);
    expect(() => expect(adam()).not.toReach(1e-9)).toThrow("not at most 1e-9 expected");
    expect(() => expect(adam()).not.toConvergeWithin(121)).toThrow(
      "more than 121 iterations expected",
    );
    expect(() => expect(adam()).toConvergeWithin(120)).toThrow(/at most 120 [^]* best f - f\*/);
    expect([adam()]).toEqual([expect.toConvergeWithin(121)]);
  });

  it("tell whether an optimizer makes the steps of another", () => {
    expect("adam").toAgreeWith("torch/adam:lr=0.1");
    expect(() => expect("adam").toAgreeWith("keras/adam")).toThrow(/FAIL {2}does not agree[^]*hat/);
    expect(() => expect("adam").not.toAgreeWith("torch/adam")).toThrow(
      "adam agrees with torch/adam",
    );
    expect(() => expect({ step() {} }).toAgreeWith("torch/adam")).toThrow(
      "expected defineOptimizer",
    );
  });

  it("find a baseline beside the test", (context) => {
    const state = expect.getState().snapshotState as unknown as Record<string, unknown>;
    const isUpdating = state["_updateSnapshot"] === "all";
    if (isUpdating) context.skip("with -u it would write the baseline that is to be missing");
    expect(() => expect(adam()).toMatchBaseline("none.baseline.json")).toThrow(
      /there is no baseline test.testing.none\.baseline\.json; to write it: vitest run test.testing.vitest\.test\.ts -u/,
    );
  });
});

/** What docs/testing.md shows. */
const [, TEST] = /```javascript\n([^]*?)```/.exec(readFileSync("docs/testing.md", "utf8"))!;
const SLOW = 'test("slow", () => expect(minimize("booth", "sgd")).toConvergeWithin(100));\n';

describe("a project with vitest", () => {
  it("sees the table and the curve of what fails, and writes a baseline with -u alone", () => {
    const cwd = folder({ "package.json": '{ "type": "module" }', "unit/a.test.mjs": TEST + SLOW });
    mkdirSync(join(cwd, "node_modules"));
    symlinkSync(resolve("."), join(cwd, "node_modules/optbench"), "dir");
    symlinkSync(resolve("node_modules/vitest"), join(cwd, "node_modules/vitest"), "dir");
    const vitest = (...args: string[]) => {
      const { CI: _, ...env } = process.env;
      const main = resolve("node_modules/vitest/vitest.mjs");
      const { status, stdout, stderr } = spawnSync(process.execPath, [main, "run", ...args], {
        cwd,
        encoding: "utf8",
        env: { ...env, NO_COLOR: "1", VITEST: "" },
      });
      return { status, output: stdout + stderr };
    };
    const first = vitest();
    expect(first.status).toBe(1);
    expect(first.output).toContain("2 failed | 2 passed");
    expect(first.output).toMatch(/booth sgd: \d+ iterations to f - f\* ≤ 1e-6; at most 100/);
    expect(first.output).toContain(" best f - f*");
    expect(first.output).toContain("there is no baseline unit/speed.baseline.json");
    const second = vitest("-u", "-t", "as it was");
    expect([second.status, second.output]).toEqual([0, expect.stringContaining("1 passed")]);
    expect(readFileSync(join(cwd, "unit/speed.baseline.json"), "utf8")).toContain('"steps":121');
  });
});
