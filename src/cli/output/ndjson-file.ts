import { growFile } from "../../files/growing-file.js";
import { realPathOf } from "../../files/real-path.js";
import { renderNdjsonHead, renderNdjsonLine } from "../../report/json.js";
import { removeLater, removeOldLater, writeLater } from "../run/later-file.js";
import type { Beginning } from "../run/results-head.js";
import type { Reporter } from "./reporter.js";

/**
 * A file that gets the line of each case as soon as the case has ended. A process that is killed leaves
 * whole lines and at most a part of one more; `--resume` continues from there. The lines are in the order
 * of the plan, but for those of an interrupted run in threads: there a later case may have ended where an
 * earlier one had not.
 *
 * The file of `--resume` begins with the finished cases up to the first one that is missing, and those
 * behind it wait in a second file. Any other file begins with the same cases and gets the rest as the run
 * comes to them: should the process be killed, the file of `--resume` has them all.
 *
 * Two processes may write the same file. The first continues it where it is, the second writes one of its
 * own in its place, so that neither writes between the lines of the other. Each leaves it complete at its
 * end.
 */
export async function ndjsonFile(
  path: string,
  { head, finished, inOrder, resumed }: Beginning,
  cwd: string,
): Promise<Reporter> {
  const first = renderNdjsonHead(head);
  const all = [...finished.values()];
  const lines = (cases: typeof all) => cases.map(renderNdjsonLine).join("");
  const isResumed = resumed !== null && resumed.target === realPathOf(path, cwd);
  const surplus = isResumed ? lines(all.slice(inOrder)) : "";
  if (surplus !== "") await writeLater(path, first + surplus, cwd);
  const there = new Set(all.slice(0, inOrder).map(({ id }) => id));
  const beginning = {
    bytes: Buffer.from(first + lines(all.slice(0, inOrder))),
    least: Buffer.byteLength(first),
    surplus: Buffer.from(surplus),
    ...(isResumed ? { seen: resumed.seen } : {}),
  };
  const file = await growFile(path, beginning, cwd);
  const isAnew = resumed === null || (isResumed && all.length === 0);
  if (isAnew) await removeOldLater(path, cwd);
  return {
    add(one) {
      if (!there.has(one.id)) file.append(renderNdjsonLine(one));
    },
    async end() {
      await file.end();
      if (surplus !== "" || (isResumed && resumed.hasLater)) await removeLater(path, cwd);
    },
  };
}
