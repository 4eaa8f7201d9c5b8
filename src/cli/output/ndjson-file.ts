import { renderNdjsonHead, renderNdjsonLine } from "../../report/json.js";
import { growFile } from "../../files/growing-file.js";
import { removeLater, writeLater } from "../run/later-file.js";
import type { Beginning } from "../run/results-head.js";
import type { Reporter } from "./reporter.js";

/**
 * Lines in a file, in the order of the plan, that has each of them as soon as its case has ended: a
 * process that is killed leaves whole lines and at most a part of one more, from where `--resume`
 * goes on.
 *
 * Two processes may write the same file. Each begins it anew, with all that was finished by then,
 * so that neither writes between the lines of the other; each of them leaves it complete at its end.
 */
export async function ndjsonFile(
  path: string,
  { head, finished, inOrder, hasLater }: Beginning,
  cwd: string,
): Promise<Reporter> {
  const first = renderNdjsonHead(head);
  const all = [...finished.values()];
  const lines = (cases: typeof all) => cases.map(renderNdjsonLine).join("");
  const surplus = lines(all.slice(inOrder));
  if (surplus !== "") await writeLater(path, first + surplus, cwd);
  const there = new Set(all.slice(0, inOrder).map(({ id }) => id));
  const beginning = {
    bytes: Buffer.from(first + lines(all.slice(0, inOrder))),
    least: Buffer.byteLength(first),
    surplus: Buffer.from(surplus),
  };
  const file = await growFile(path, beginning, cwd);
  return {
    add(one) {
      if (!there.has(one.id)) file.append(renderNdjsonLine(one));
    },
    async end() {
      await file.end();
      if (surplus !== "" || hasLater) await removeLater(path, cwd);
    },
  };
}
