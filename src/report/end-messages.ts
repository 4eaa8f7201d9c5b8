import { shortName } from "./letters.js";
import { indexedBy } from "../core/grouped-by.js";
import { visible } from "../core/visible.js";
import type { CaseResult } from "../records/results.js";
import type { Status } from "../run/types.js";
import { fitText } from "./fit-text.js";
import type { Look } from "./look.js";
import { wrap } from "./wrap.js";

/** Longer messages are cut; the results have them whole. */
const LONGEST_MESSAGE = 400;

/** Which messages stand for themselves; before the others stands the status. */
const PLAIN: ReadonlySet<Status> = new Set(["error", "escaped"]);

/**
 * What cases of these statuses say of their ends, and how often runs began again: each message once,
 * after the letters of its rows.
 */
export function endMessages(
  rows: readonly { readonly letter: string; readonly cases: readonly CaseResult[] }[],
  statuses: ReadonlySet<Status>,
  look: Look,
): string[] {
  const told = rows.flatMap(({ letter, cases }) => {
    const name = cases.length === 0 ? letter : shortName(letter, cases[0]);
    const messages = cases.filter((one) => statuses.has(one.status)).flatMap(messageOf);
    return [...new Set([...messages, ...restartsOf(cases)])].map((message) => ({
      name,
      message,
    }));
  });
  return [...indexedBy(told, ({ message }) => message)].flatMap(([message, members]) => {
    const names = members.map(({ name }) => name).join(" ");
    const text = fitText(visible(message), LONGEST_MESSAGE, look.ascii);
    return wrap(` ${names}  ${text}`, look.width, 4).split("\n");
  });
}

function restartsOf(cases: readonly CaseResult[]): string[] {
  const count = cases.reduce((sum, { restarts = 0 }) => sum + restarts, 0);
  if (count === 0) return [];
  return [`began again ${count === 1 ? "once" : `${count} times`}, from random points`];
}

/** A stalled run may have nothing to say. */
function messageOf({ status, message, at }: CaseResult): string[] {
  if (message === undefined) return status === "error" ? ["unknown"] : [];
  const place = at === undefined ? "" : ` (${at})`;
  return [`${PLAIN.has(status) ? "" : `${status}: `}${message}${place}`];
}
