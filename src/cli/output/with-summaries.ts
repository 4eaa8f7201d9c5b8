import type { Results } from "../../records/results.js";
import { hasSeveralRuns } from "../../bench/summaries/several-runs.js";
import type { Catalogue } from "../../plan/catalogue.js";

/** The results with their summaries, where some optimizer has several runs on a function. */
export async function withSummaries(results: Results, catalogue: Catalogue): Promise<Results> {
  const { settings, cases } = results;
  if (!hasSeveralRuns(cases)) return results;
  const { summarize } = await import("../../bench/summaries/summarize.js");
  return { ...results, summaries: summarize(cases, settings, catalogue) };
}
