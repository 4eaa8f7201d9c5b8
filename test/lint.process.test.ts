import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, it } from "vitest";

/** Three bugs that only a linter that knows the types can see. */
const PLANTED = `async function save(): Promise<number> {
  return 1;
}

export function forgets(): void {
  save();
}

export const waits = (values: number[]): boolean => values.some(async (value) => (await save()) > value);

export function leavesOut(kind: "a" | "b"): void {
  switch (kind) {
    case "a":
      break;
  }
}
`;

const folder = mkdtempSync(join(tmpdir(), "optbench-lint-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("lint:types finds a promise that nobody waits for, one taken for a claim, and a case left out", () => {
  writeFileSync(join(folder, "planted.ts"), PLANTED);
  const compilerOptions = { target: "es2023", module: "nodenext", strict: true, types: [] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      resolve("node_modules/oxlint/bin/oxlint"),
      "--type-aware",
      "--format=json",
      `--config=${resolve(".oxlintrc.json")}`,
      "planted.ts",
    ],
    { cwd: folder, encoding: "utf8", env: { ...process.env, NODE_PATH: resolve("node_modules") } },
  );
  expect(stderr).toBe("");
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
  const found = diagnostics.map(({ code }) => code).filter((code) => code.startsWith("typescript"));
  expect(found.toSorted()).toEqual([
    "typescript(no-floating-promises)",
    "typescript(no-misused-promises)",
    "typescript(switch-exhaustiveness-check)",
  ]);
});
