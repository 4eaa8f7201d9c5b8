import { fewestPairs } from "../statistics/sign-test.js";
import { listed } from "./listed.js";
import type { SummaryRow } from "./summary-group.js";

/** How many rows a sentence names before it counts the rest. */
const NAMED = 4;

/** The mark of a row: the best, one that is not separated from it, or another. */
export function standingMark({ summary: { standing } }: SummaryRow): string {
  if (standing?.verdict === "best") return "*";
  return standing?.verdict === "not separated" ? "~" : " ";
}

/** What the paired test says of the rows of a function; "" where there is nothing to compare. */
export function standingSentences(rows: readonly SummaryRow[]): string {
  const best = rows.find((row) => standingMark(row) === "*");
  if (best === undefined || rows.length < 2) return "";
  const open = rows.filter((row) => standingMark(row) === "~");
  const test = "paired sign test over starts and seeds, 5%, Holm";
  if (open.length === 0) {
    const others = rows.length === 2 ? "the other" : "all others";
    return `${best.letter} is separated from ${others}: ${test}.`;
  }
  const needed = fewestPairs((rows.length * (rows.length - 1)) / 2);
  const isFew = open.some((row) => untied(row) < needed);
  return [
    `~ not separated from *, which is not to say equal: ${listed(open.map(clause), NAMED)} (${test}).`,
    isFew ? `Fewer than ${needed} untied pairs separate nothing${among(rows.length)}.` : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function clause(row: SummaryRow): string {
  const { standing } = row.summary;
  if (standing === undefined || standing.verdict === "best") return row.letter;
  const { won, tied } = standing;
  const ties = tied === 0 ? "" : `, ${tied} tied`;
  return `${row.letter} wins ${won} of ${untied(row)} pairs${ties}`;
}

function untied({ summary: { standing } }: SummaryRow): number {
  return standing === undefined || standing.verdict === "best" ? 0 : standing.won + standing.lost;
}

function among(rows: number): string {
  return rows === 2 ? "" : ` among ${rows} rows`;
}
