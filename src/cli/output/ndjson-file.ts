import { renderNdjsonHead, renderNdjsonLine } from "../../report/json.js";
import type { Beginning } from "../run/results-head.js";
import { growFile, type Piece } from "../../files/growing-file.js";
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
  let beginning = renderNdjsonHead(head);
  const order: Piece[] = [{ from: 0, length: Buffer.byteLength(beginning) }];
  const known = new Map<string, Piece>();
  let from = order[0].length;
  for (const one of finished.values()) {
    const line = renderNdjsonLine(one);
    known.set(one.id, { from, length: Buffer.byteLength(line) });
    from += Buffer.byteLength(line);
    beginning += line;
  }
  const file = await growFile(path, beginning, cwd);
  return {
    add(one) {
      order.push(known.get(one.id) ?? file.append(renderNdjsonLine(one)));
    },
    end: () => file.end(order),
  };
}
