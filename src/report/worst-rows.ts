import type { VerdictKind } from "../records/verdict.js";
import { KINDS } from "./check-words.js";

/** As many as a run may have cases without --max-cases; --json has more. */
const MOST_ROWS = 500;

/** The rows that a screen has room for, the worst first, and a line about the others, if there are any. */
export function worstRows<T extends { readonly kind: VerdictKind }>(all: readonly T[]) {
  const inOrder = KINDS.flatMap((kind) => all.filter((one) => one.kind === kind));
  const more = inOrder.length - MOST_ROWS;
  return {
    rows: inOrder.slice(0, MOST_ROWS),
    note: more > 0 ? [`   ${more} more rows are not shown: --json has them\n`] : [],
  };
}
