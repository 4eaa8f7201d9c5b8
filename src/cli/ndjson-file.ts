import type { CaseResult } from "../bench/results.js";
import { renderNdjson, renderNdjsonHead, renderNdjsonLine } from "../report/json.js";
import type { Beginning } from "./results-head.js";
import { writeWhole } from "./files.js";
import { growFile } from "./growing-file.js";
import type { Reporter } from "./reporter.js";

/**
 * Lines in a file that has each of them as soon as its case has ended: a process that is killed
 * leaves whole lines and at most a part of one more, from where `--resume` goes on.
 *
 * Two processes may write the same file. Each begins it anew, with all that was finished by then,
 * so that neither writes between the lines of the other; whoever ends leaves it complete.
 */
export async function ndjsonFile(
  path: string,
  { head, finished }: Beginning,
  cwd: string,
): Promise<Reporter> {
  const lines = [...finished.values()].map(renderNdjsonLine);
  const file = await growFile(path, renderNdjsonHead(head) + lines.join(""), cwd);
  return {
    add(one: CaseResult) {
      if (!finished.has(one.id)) file?.append(renderNdjsonLine(one));
    },
    async end(results) {
      const text = renderNdjson(results);
      if ((await file?.end(text)) !== true) await writeWhole(path, text, cwd);
    },
  };
}
