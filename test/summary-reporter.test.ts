import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const vitest = join(
  dirname(createRequire(import.meta.url).resolve("vitest/package.json")),
  "vitest.mjs",
);

/** The lines that the reporter prints for files in test/fixtures/summary, and vitest's exit code. */
function run(...args: string[]) {
  const { stdout, status } = spawnSync(
    process.execPath,
    [vitest, "run", "--root", "test/fixtures/summary", ...args],
    { encoding: "utf8" },
  );
  return { lines: stdout.trimEnd().split("\n"), status };
}

describe("the last line of a test run", () => {
  it("counts a file and a hook that throw as one failure each", () => {
    const { lines, status } = run("mixed", "throws");
    expect(lines).toEqual([
      "skipped: mixed.fixture.ts > is skipped with a reason: no threads here",
      "skipped: mixed.fixture.ts > is skipped without: NO REASON GIVEN: use context.skip(reason)",
      "skipped: mixed.fixture.ts > a suite whose hook throws > never runs: its suite failed",
      "1 passed, 4 failed, 3 skipped",
    ]);
    expect(status).toBe(1);
  });

  it("refuses a test that is skipped without a reason when nothing else fails", () => {
    const { lines, status } = run("skipped");
    expect(lines.at(-1)).toBe("0 passed, 1 failed, 1 skipped");
    expect(status).toBe(1);
  });

  it("leaves out what a name pattern excludes", () => {
    const { lines, status } = run("mixed", "--testNamePattern", "passes");
    expect(lines.at(-1)).toBe("1 passed, 0 failed");
    expect(status).toBe(0);
  });
});

describe("the tests", () => {
  it("skip with context.skip(reason): skipIf and runIf can give none", () => {
    const files = readdirSync("test", { recursive: true, encoding: "utf8" });
    const found = files.filter(
      (file) =>
        file.endsWith(".test.ts") &&
        /\.(skipIf|runIf)\(/.test(readFileSync(join("test", file), "utf8")),
    );
    expect(found).toEqual([]);
  });
});
