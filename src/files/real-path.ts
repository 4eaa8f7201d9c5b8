import { realpath } from "node:fs/promises";
import { resolve } from "node:path";

/** The absolute path of what a path leads to, links followed; the path itself where nothing is there yet. */
export async function realPathOf(path: string, cwd: string): Promise<string> {
  const named = resolve(cwd, path);
  return realpath(named).catch(() => named);
}
