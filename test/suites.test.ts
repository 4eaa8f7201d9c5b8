import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { builtins } from "../src/bench/builtins.js";
import { planRun } from "../src/plan/plan.js";
import { readRunPart } from "../src/plan/run-file.js";
import { optbench } from "./cli/optbench.js";

const SUITES = "bbob classic high-dim least-squares multimodal noisy scale valleys".split(" ");

describe.each(SUITES)("the suite %s", (name) => {
  const text = readFileSync(`benchmarks/${name}.yaml`, "utf8");

  it("has a title, several functions and optimizers, one table and a profile", async () => {
    const { run, presentation } = await readRunPart(text, name);
    expect(presentation.title).toMatch(/\w/);
    expect(presentation.table).toBe("matrix");
    expect(presentation.profile).toContain("performance");
    expect(presentation.plot).toBeUndefined();
    const { cases } = planRun(run, builtins(), Infinity);
    const count = (what: "function" | "optimizer") => new Set(cases.map((one) => one[what])).size;
    expect(count("function")).toBeGreaterThan(5);
    expect(count("optimizer")).toBeGreaterThan(5);
    expect(count("optimizer")).toBeLessThan(13);
  });

  // a search in 10^6 dimensions would take too long
  it(`states ${name === "scale" ? "its learning rates" : "none, so that --tune searches them"}`, () => {
    expect(/:lr=/.test(text.replaceAll(/^#.*/gm, ""))).toBe(name === "scale");
  });
});

it("every spec that ships is a suite, a gate or the study text's comparison", () => {
  const specs = readdirSync("benchmarks").filter((file) => file.endsWith(".yaml"));
  const names = specs.map((file) => file.replace(/\.yaml$/, ""));
  expect(names.filter((name) => !/^(all-.*|book)$/.test(name))).toEqual(SUITES);
});

describe("optbench run classic", () => {
  it.each([
    ["40", 40, ""],
    ["80", 80, ""],
    ["120", 120, ""],
    ["80-colour", 80, " --color always"],
  ])("looks as recorded in run-classic-%s", async (file, columns, flags) => {
    const surroundings = { columns, env: { COLORTERM: "truecolor", NO_COLOR: flags ? "" : "1" } };
    const { code, stdout, stderr } = await optbench(`run classic${flags}`, surroundings);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).not.toMatch(/NaN|Infinity|undefined|null/);
    await expect(stdout).toMatchFileSnapshot(`golden/screens/run-classic-${file}.txt`);
  });
});
