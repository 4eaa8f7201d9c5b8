import { spawnSync } from "node:child_process";
import { delimiter, dirname } from "node:path";
import type { TestContext } from "vitest";

let found: { python: boolean; numpy: boolean } | undefined;

/**
 * Asks once, and puts the folder of the interpreter itself first on the PATH: managers of versions
 * have a script of that name, which takes several times as long to start as Python.
 */
function look() {
  if (found !== undefined) return found;
  const code =
    "import sys, importlib.util as u; print(sys.executable, u.find_spec('numpy') is not None)";
  const { stdout, status } = spawnSync("python3", ["-c", code], { encoding: "utf8" });
  const [, executable, numpy] = /^(.*) (True|False)\s*$/.exec(stdout ?? "") ?? [];
  if (status === 0 && executable) {
    process.env["PATH"] = `${dirname(executable)}${delimiter}${process.env["PATH"]}`;
  }
  return (found = { python: status === 0, numpy: numpy === "True" });
}

export function hasPython(): boolean {
  return look().python;
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
