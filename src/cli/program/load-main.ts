import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
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
 * Node accepts: compiling it anew is a third of a start-up. Throws an Error that names the file
 * where it is missing or not whole.
 */
export function loadMain(packageRoot: URL): LoadedMain {
  const path = fileURLToPath(new URL("dist/main.cjs", packageRoot));
  try {
    return load(path);
  } catch (error) {
    const { code } = (error ?? {}) as NodeJS.ErrnoException;
    const what = code === "ENOENT" ? "is missing" : `is damaged: ${String(error).split("\n")[0]}`;
    throw new Error(`${path} ${what}`, { cause: error });
  }
}

function load(path: string): LoadedMain {
  const { versions, platform, arch } = process;
  // V8 looks at the length of the source alone: the time tells one build from the next
  const built = Math.trunc(statSync(path).mtimeMs);
  const cachePath = path.replace(/cjs$/, `${built}-${versions.v8}-${platform}-${arch}.cache`);
  const cachedData = readIfThere(cachePath);
  // the bundle is ASCII: read as such it takes half the memory
  const script = new Script(readFileSync(path, "latin1"), {
    filename: path,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  const module = { exports: {} as MainModule };
  script.runInThisContext()(module.exports, createRequire(path), module);
  return {
    module: module.exports,
    keepCompiled() {
      if (script.cachedDataRejected === false) return;
      const scratch = `${cachePath}.${process.pid}`;
      try {
        writeFileSync(scratch, script.createCachedData());
        renameSync(scratch, cachePath);
      } catch {
        // a package that may not be written to starts without; nor does a full disk keep a part
        discard(scratch);
      }
    },
  };
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // it is not there, or may not be touched
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
