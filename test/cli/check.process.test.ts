import { spawnSync } from "node:child_process";
import { copyFileSync } from "node:fs";
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
});
