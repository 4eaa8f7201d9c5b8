import { spawnSync } from "node:child_process";
import { copyFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Workplace } from "./memory-io.js";

const BIN = resolve("bin/optbench.js");
const SPEC = `functions: [anisotropic, booth]
optimizers: ["descent:lr=0.1"]
plugins: [./descent.mjs]
iterations: 1000
`;

let place: Workplace;

function optbench(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { CI: _, ...rest } = process.env;
  return spawnSync(process.execPath, [BIN, ...argv], {
    cwd: place.folder,
    encoding: "utf8",
    env: { ...rest, NO_COLOR: "1", ...env },
  });
}

beforeAll(() => {
  place = new Workplace();
  copyFileSync("test/fixtures/gate/descent.mjs", join(place.folder, "descent.mjs"));
  place.write("my.yaml", SPEC);
  const { status, stderr } = optbench(["check", "-u", "my.yaml"]);
  if (status !== 0) throw new Error(stderr);
});
afterAll(() => place.remove());

describe("the exit code of optbench check", () => {
  it("is 0 when nothing is worse", () => {
    expect(optbench(["check", "my.yaml"])).toMatchObject({ status: 0, stderr: "" });
  });

  it("is 1 when the optimizer takes smaller steps, and the screen names case, numbers and commands", () => {
    const { status, stdout } = optbench(["check", "my.yaml"], { OPTBENCH_TEST_SLOW: "0.9" });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^ {4}anisotropic +base +now +delta$/m);
    const [, base, now] = /^ \+ {2}descent:lr=0.1 +(\d+) +(\d+) +\+[\d.]+% +REGRESSED/m.exec(
      stdout,
    )!;
    expect(Number(now)).toBeGreaterThan(Number(base));
    expect(stdout).toContain("FAIL  1 regressed, 1 improved");
    expect(stdout).toContain(
      "reproduce  optbench run my.yaml --filter 'anisotropic descent:lr=0.1'",
    );
    expect(stdout).toContain("accept     optbench check my.yaml -u");
  });

  it("is 1 when the optimizer diverges, and the screen says where", () => {
    const { status, stdout } = optbench(["check", "my.yaml"], { OPTBENCH_TEST_SLOW: "30" });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^ ! {2}descent:lr=0.1 +\d+ +- +NOW DIVERGES at step \d+$/m);
  });

  it("is 3 when the optimizer is another revision, be it as fast as before", () => {
    const { status, stdout } = optbench(["check", "my.yaml"], { OPTBENCH_TEST_REVISION: "2" });
    expect(status).toBe(3);
    expect(stdout).toContain("NOT COMPARABLE: revision 1 in the baseline, 1 2 now");
  });

  it("is 3 without a baseline", () => {
    const { status, stderr } = optbench(["check", "my.yaml", "--baseline", "none.json"]);
    expect({ status, stderr }).toMatchObject({
      status: 3,
      stderr: expect.stringContaining("there is no baseline none.json") as string,
    });
  });

  it("is 2 for a baseline that is none, for an unknown flag and for a filter without a match", () => {
    writeFileSync(join(place.folder, "bad.json"), "[1,");
    expect(optbench(["check", "my.yaml", "--baseline", "bad.json"]).status).toBe(2);
    expect(optbench(["check", "my.yaml", "--basline", "bad.json"]).status).toBe(2);
    expect(optbench(["check", "my.yaml", "--filter", "opt:adam"]).status).toBe(2);
  });

  it("is 130 or 143 when a signal ends it, and nothing is written", async () => {
    const { spawn } = await import("node:child_process");
    for (const [signal, code] of [
      ["SIGINT", 130],
      ["SIGTERM", 143],
    ] as const) {
      const argv = ["check", "my.yaml", "-n", "1e9", "-u", "--baseline", "late.json"];
      // under CI a baseline is not written
      const env = { ...process.env, CI: "" };
      const child = spawn(process.execPath, [BIN, ...argv], {
        cwd: place.folder,
        stdio: "pipe",
        env,
      });
      const closed = new Promise((resume) => child.on("close", resume));
      // the first warning says that the run has begun
      await new Promise((resume) => child.stderr.once("data", resume));
      await new Promise((resume) => setTimeout(resume, 300));
      child.kill(signal);
      expect(await closed).toBe(code);
      expect(() => place.read("late.json")).toThrow("ENOENT");
    }
  });
});
