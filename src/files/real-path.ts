import { realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/**
 * The absolute path of what a path leads to, links followed. Where nothing is there yet, links of its
 * folder are; where there is no folder, none are.
 */
export function realPathOf(path: string, cwd: string): string {
  const named = resolve(cwd, path);
  return realOrNull(named) ?? join(realOrNull(dirname(named)) ?? dirname(named), basename(named));
}

/**
 * The same of a file, which may be lost when something else is written there. A device or a pipe stays
 * as it is named: a terminal is one file under several names, and takes all that is written to it.
 */
export function filePlaceOf(path: string, cwd: string): string {
  return isDevice(resolve(cwd, path)) ? resolve(cwd, path) : realPathOf(path, cwd);
}

/** Whether something is there that holds nothing. */
export function isDevice(path: string): boolean {
  try {
    const found = statSync(path);
    return !found.isFile() && !found.isDirectory();
  } catch {
    return false;
  }
}

function realOrNull(path: string): string | null {
  try {
    // this one answers with the letters of the file where a system takes small ones for large ones
    return realpathSync.native(path);
  } catch {
    return null;
  }
}
