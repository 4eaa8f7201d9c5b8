import type { CaseResult, Results } from "../../records/results.js";

/** Pictures need paths that nobody asked to have in the results. */
export function withoutPath({ path: _, ...rest }: CaseResult): CaseResult {
  return rest;
}

/** The results without the paths of their cases. */
export function withoutPaths(results: Results): Results {
  return { ...results, cases: results.cases.map(withoutPath) };
}
