import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import type { main, reportFailure } from "./main.js";

/** What the bundle of the command line offers. */
export interface MainModule {
  readonly main: typeof main;
  readonly reportFailure: typeof reportFailure;
}

/**
 * The bundle of the command line, from V8's code cache where the build has left one that this Node
 * accepts: compiling it anew is a quarter of a start-up.
 */
export function loadMain(packageRoot: URL): { module: MainModule; script: Script } {
  const { readFileSync } = process.getBuiltinModule("node:fs");
  const path = fileURLToPath(new URL("dist/main.cjs", packageRoot));
  let cachedData: Buffer | undefined;
  try {
    cachedData = readFileSync(path.replace(/cjs$/, "cache"));
  } catch {
    // without a cache V8 compiles
  }
  const source = `(function (exports, require, module) {${readFileSync(path, "utf8")}\n})`;
  const script = new Script(source, {
    filename: path,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  const module = { exports: {} as MainModule };
  script.runInThisContext()(module.exports, createRequire(path), module);
  return { module: module.exports, script };
}
