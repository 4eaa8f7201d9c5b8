import type { Catalogue } from "../../plan/catalogue.js";
import type { CaseResult, Results } from "../../records/results.js";
import { pairKey } from "../../statistics/pair-key.js";

/** Whether some optimizer has several runs on a function: then there is something to summarise. */
export function hasSeveralRuns(cases: readonly CaseResult[]): boolean {
  const seen = new Set<string>();
  return cases.some((one) => {
    const key = pairKey(one);
    const isKnown = seen.has(key);
    seen.add(key);
    return isKnown;
  });
}

/** The results with their summaries, where some optimizer has several runs on a function. */
export async function withSummaries(results: Results, catalogue: Catalogue): Promise<Results> {
  const { settings, cases } = results;
  if (!hasSeveralRuns(cases)) return results;
  const { summarize } = await import("./summarize.js");
  return { ...results, summaries: summarize(cases, settings, catalogue) };
}
