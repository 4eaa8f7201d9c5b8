import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { filesIn, folder, optbench } from "./optbench.js";

const SHIPPED = "all-schedules";

describe("check of a spec that ships, in a folder of the user's", () => {
  it("writes a baseline there, and nothing into the package", async () => {
    const cwd = folder();
    const before = readdirSync("benchmarks");
    const [id] = (await optbench(["check", "classic", "--list"], { cwd })).stdout.split("\n");
    const argv = ["check", "classic", "-q", "--filter", id];
    const missing = await optbench(argv, { cwd });
    expect(missing).toMatchObject({ code: 3 });
    expect(missing.stderr).toContain("there is no baseline classic.baseline.json");
    expect(await optbench([...argv, "-u"], { cwd })).toMatchObject({ code: 0 });
    expect(filesIn(cwd)).toEqual(["classic.baseline.json"]);
    expect(readdirSync("benchmarks")).toEqual(before);
    expect(await optbench(argv, { cwd })).toMatchObject({ code: 0 });
  });

  it("compares with the baseline that ships, where there is none of the user's", async () => {
    const cwd = folder();
    const ids = (await optbench(["check", SHIPPED, "--list"], { cwd })).stdout.split("\n");
    const argv = ["check", SHIPPED, "--filter", ids[0]];
    const shipped = await optbench(argv, { cwd });
    expect(shipped).toMatchObject({ code: 0 });
    // a long path is broken at the width of the screen
    const unbroken = shipped.stdout.replaceAll(/\s/g, "");
    expect(unbroken).toContain(`benchmarks/${SHIPPED}.baseline.json`);
    expect(filesIn(cwd)).toEqual([]);
  });
});
