import { readdirSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Workplace } from "./memory-io.js";

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
  place.write(
    "my.yaml",
    "functions: [booth, rosenbrock]\noptimizers: [sgd:lr=0.05, sgd:lr=1e-5]\niterations: 200\n",
  );
});
afterEach(() => place.remove());

const check = (...argv: string[]) => place.optbench(["check", "my.yaml", ...argv]);
const baseline = () => place.read("my.baseline.json");

describe("check --selftest", () => {
  it("proves every line of the user's own baseline, and touches nothing", async () => {
    const { stdout: written } = await check("-u");
    expect(written).toContain("  3 of 4 lines can go red: --selftest says which cannot, and why\n");
    const before = baseline();
    const ended = await check("--selftest");
    expect(ended).toEqual({
      code: 0,
      stderr: "",
      stdout: `optbench check --selftest   4 lines   my.baseline.json

   planted into every line                           red
   one step more, or one unit of the best f - f*  4 of 4
   a method that stands still                     3 of 4
   a baseline that is out of date                 4 of 4

   a method that stands still passes: diverged: to stand still is not worse
     rosenbrock sgd:lr=0.05

PASS  3 of 4 lines can go red
`,
    });
    expect((await check("--selftest", "--strict")).code).toBe(1);
    expect(baseline()).toBe(before);
    expect(readdirSync(place.folder).toSorted()).toEqual(["my.baseline.json", "my.yaml"]);
  });

  it("finds that a dead method passes a baseline of old, and that -u mends it", async () => {
    await check("-u");
    const old = baseline().replaceAll(/,"gap":[^}]+/g, "");
    expect(old).not.toBe(baseline());
    place.write("my.baseline.json", old);
    expect((await check()).stdout).toContain(
      "3 of 4 cases come to no target: judged by their status alone (-u adds",
    );
    const { stdout } = await check("--selftest");
    expect(stdout).toContain("passes: its line lacks its best f - f*: -u adds it\n");
    expect(stdout).toContain("PASS  1 of 4 lines can go red\n");
    await check("-u");
    expect((await check("--selftest", "-q")).stdout).toBe("3 of 4 lines can go red\n");
  });

  it("says which lines it does not judge, and which are red as they are", async () => {
    await check("-u");
    place.write(
      "my.yaml",
      `${place.read("my.yaml").replace(", sgd:lr=1e-5", "")}overrides: [{ cases: "fn:booth", skip: no }]\n`,
    );
    const { stdout } = await check("--selftest", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      format: "optbench-selftest/1",
      of: 1,
      unjudged: [
        { id: "booth sgd:lr=0.00001", why: "the spec has no such case: check says so" },
        { id: "booth sgd:lr=0.05", why: "skipped: no" },
        { id: "rosenbrock sgd:lr=0.00001", why: "the spec has no such case: check says so" },
      ],
    });
    const other = await check("--selftest", "-n", "100");
    expect(other.stdout).toContain("red already: it is of another criterion");
  });

  it.each(["-u", "--list", "--out=a.json", "--results=a.json"])("refuses %s", async (flag) => {
    await check("-u");
    const { code, stderr } = await check("--selftest", flag);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^error: --selftest judges planted faults and writes nothing: leave out --/,
    );
  });
});
