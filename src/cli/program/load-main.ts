import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { codeCache } from "./code-cache.js";
import type { main, reportFailure } from "./main.js";

/** What the bundle of the command line offers. */
export interface MainModule {
  readonly main: typeof main;
  readonly reportFailure: typeof reportFailure;
}

/** The bundle of the command line, evaluated. */
export interface LoadedMain {
  readonly module: MainModule;
  /** Leaves what V8 has compiled by now for the next start, unless this one came from there. */
  keepCompiled(): void;
}

/**
 * The bundle of the command line, from V8's code cache where an earlier run has left one that this
 * Node accepts: compiling it anew is a third of a start-up. With Node's own cache (22.1 and later)
 * a run takes 10 % longer than with this one, and on Node 20, which has none, 22 %. Throws an Error that names the
 * file where it is missing or not whole.
 *
 * @param argument the first of the command line: which command is to come
 */
export function loadMain(
  packageRoot: URL,
  argument?: string,
  env: NodeJS.ProcessEnv = {},
): LoadedMain {
  const path = fileURLToPath(new URL("dist/main.cjs", packageRoot));
  try {
    return load(path, argument, env);
  } catch (error) {
    const { code } = (error ?? {}) as NodeJS.ErrnoException;
    const what = code === "ENOENT" ? "is missing" : `is damaged: ${String(error).split("\n")[0]}`;
    throw new Error(`${path} ${what}`, { cause: error });
  }
}

function load(path: string, argument: string | undefined, env: NodeJS.ProcessEnv): LoadedMain {
  const source = readFileSync(path);
  const cache = codeCache(source, path, argument, env);
  // the bundle is ASCII: as such it takes half the memory
  const script = new Script(source.toString("latin1"), {
    filename: path,
    ...(cache.data === undefined ? {} : { cachedData: cache.data }),
  });
  const module = { exports: {} as MainModule };
  script.runInThisContext()(module.exports, createRequire(path), module);
  return {
    module: module.exports,
    keepCompiled() {
      if (script.cachedDataRejected !== false) cache.keep(script.createCachedData());
    },
  };
}
