import { resolve } from "node:path";
import { usage } from "../../core/errors.js";
import { isDevice, realPathOf } from "../../files/real-path.js";
import type { Output } from "./outputs.js";

/** A file that a command reads, and what it is. */
export type ReadFile = readonly [what: string, path: string];

/**
 * Throws a usage error where a command would write over a file that it reads, under whichever name: a
 * baseline that results are written over is lost.
 *
 * @param play the playground, which is written too where it is not an address of the web
 */
export function refuseOverwriting(
  outputs: readonly Output[],
  play: string | null | undefined,
  read: readonly ReadFile[],
  cwd: string,
): void {
  const known = new Map(read.map(([what, path]) => [realPathOf(path, cwd), what]));
  for (const path of [...outputs.map((output) => output.path), play]) {
    if (path === null || path === undefined || isDevice(resolve(cwd, path))) continue;
    const what = known.get(realPathOf(path, cwd));
    if (what !== undefined) throw usage(`cannot write ${path}: it is the ${what}`);
  }
}
