import type { CaseResult } from "../records/results.js";

/** What is counted, in the order in which it is told. */
const WORDS = [
  "reached",
  "reached by chance",
  "reached but not held",
  "not reached",
  "stalled",
  "timed out",
  "escaped",
  "diverged",
  "in error",
  "skipped",
] as const;

/** What the statuses but "reached" are called. */
const MISSED = {
  budget: "not reached",
  stalled: "stalled",
  timeout: "timed out",
  escaped: "escaped",
  diverged: "diverged",
  error: "in error",
  skipped: "skipped",
} as const;

/** "3 reached, 1 reached but not held, 1 diverged." */
export function verdict(cases: readonly CaseResult[]): string {
  const counts = new Map<string, number>();
  for (const one of cases) {
    const word = wordOf(one);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const told = WORDS.filter((word) => counts.has(word));
  return told.length === 0
    ? "no case."
    : `${told.map((word) => `${counts.get(word)} ${word}`).join(", ")}.`;
}

function wordOf({ status, settled, fragile }: CaseResult): (typeof WORDS)[number] {
  if (status !== "reached") return MISSED[status];
  if (settled === null) return "reached but not held";
  return fragile === true ? "reached by chance" : "reached";
}
