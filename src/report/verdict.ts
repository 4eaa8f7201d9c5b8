import type { CaseResult } from "../records/results.js";

/** "3 reached, 1 reached but not held, 1 diverged." */
export function verdict(cases: readonly CaseResult[]): string {
  const words = cases.map((one) => {
    if (one.status === "reached") {
      if (one.settled === null) return "reached but not held";
      return one.fragile === true ? "reached by chance" : "reached";
    }
    return {
      budget: "not reached",
      stalled: "stalled",
      timeout: "timed out",
      escaped: "escaped",
      diverged: "diverged",
      error: "in error",
      skipped: "skipped",
    }[one.status];
  });
  const order = [
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
  ];
  const counts = order.flatMap((word) => {
    const count = words.filter((other) => other === word).length;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  return counts.length === 0 ? "no case." : `${counts.join(", ")}.`;
}
