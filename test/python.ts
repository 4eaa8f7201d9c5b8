import { spawnSync } from "node:child_process";
import type { TestContext } from "vitest";

let found: { python: boolean; numpy: boolean } | undefined;

function look() {
  const imports = (what: string) => spawnSync("python3", ["-c", `import ${what}`]).status === 0;
  return (found ??= { python: imports("sys"), numpy: imports("numpy") });
}

/** Skips a test where this machine has no Python. */
export function skipWithoutPython(context: TestContext): void {
  if (!look().python) context.skip("python3 is not installed");
}

/** Skips a test where this machine has no Python, or one without numpy. */
export function skipWithoutNumpy(context: TestContext): void {
  skipWithoutPython(context);
  if (!look().numpy) context.skip("numpy is not installed for python3");
}
