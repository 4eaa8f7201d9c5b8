import { realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/**
 * The absolute path of what a path leads to, links followed. Where nothing is there yet, links of its
 * folder are; where there is no folder, none are.
 */
export function realPathOf(path: string, cwd: string): string {
  const named = resolve(cwd, path);
  return realOrNull(named) ?? join(realOrNull(dirname(named)) ?? dirname(named), basename(named));
}

function realOrNull(path: string): string | null {
  try {
    // this one answers with the letters of the file where a system takes small ones for large ones
    return realpathSync.native(path);
  } catch {
    return null;
  }
}
