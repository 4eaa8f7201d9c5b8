import { usage } from "../../core/errors.js";
import { realPathOf } from "../../files/real-path.js";
import type { Output } from "./outputs.js";

/**
 * Throws a usage error where an output would take the place of a file that the same command reads,
 * under whichever name: a baseline that results are written over is lost.
 *
 * @param read the files, and what each is; undefined for none
 */
export function refuseOverwriting(
  outputs: readonly Output[],
  read: readonly (readonly [what: string, path: string | undefined])[],
  cwd: string,
): void {
  const known = new Map(read.map(([what, path]) => [path && realPathOf(path, cwd), what]));
  for (const { path } of outputs) {
    const what = path === null ? undefined : known.get(realPathOf(path, cwd));
    if (what !== undefined) throw usage(`cannot write ${path}: it is the ${what}`);
  }
}
