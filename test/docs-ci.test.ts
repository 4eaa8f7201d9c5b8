import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Workplace } from "./cli/memory-io.js";

const page = readFileSync("docs/ci.md", "utf8");
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, "gm"))].map(
    ([, text]) => text,
  );

const method = readFileSync("test/fixtures/gate/descent.mjs", "utf8").replace(
  '"descent"',
  '"mine"',
);
let place: Workplace;

function optbench(argv: readonly string[], slow: string) {
  const { CI: _, ...rest } = process.env;
  return spawnSync(process.execPath, [resolve("bin/optbench.js"), ...argv], {
    cwd: place.folder,
    encoding: "utf8",
    env: { ...rest, NO_COLOR: "1", COLUMNS: "80", OPTBENCH_TEST_SLOW: slow },
  });
}

beforeAll(() => {
  place = new Workplace();
  place.write("mine.mjs", method);
  place.write("optbench.config.yaml", blocks("yaml")[0]);
  optbench(["check", "-u"], "1");
});
afterAll(() => place.remove());

describe("docs/ci.md", () => {
  it("shows the baseline that its spec makes", () => {
    expect(place.read("optbench.config.baseline.json")).toBe(blocks("text")[0]);
  });

  it.each([
    ["a check that passes", 0, "1", 0],
    ["a check that fails", 1, "0.9", 1],
  ])("shows %s as it is", (_, k, slow, code) => {
    const [first, ...shown] = blocks("console")[k].split("\n");
    const argv = first.replace("$ optbench ", "").split(" ");
    const { status, stdout } = optbench(argv, slow);
    expect(stdout).toBe(shown.join("\n"));
    expect(status).toBe(code);
  });

  it("shows allowances and overrides that a spec may have", async () => {
    const spec = "functions: [rosenbrock]\noptimizers: [sgd:lr=1.1, adam]\niterations: 5\n";
    place.write("allow.yaml", spec + blocks("yaml")[1]);
    const { code, stdout, stderr } = await place.optbench(["check", "allow.yaml", "--list"]);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "rosenbrock adam\n", stderr: "" });
  });
});
