import type { CaseResult } from "../records/results.js";

/** What is to be known of results of programs in other languages; "" where there are none. */
export function externalWords(cases: readonly CaseResult[]): string {
  const external = cases.filter((one) => one.external !== undefined);
  if (external.length === 0) return "";
  const programs = [...new Set(external.map((one) => one.external))].join(", ");
  const verb = external.length === 1 ? "is" : "are";
  const which =
    cases.length === 1 ? "The case is" : `${external.length} of ${cases.length} cases ${verb}`;
  return `${which} external (${programs}): other machines need not repeat such digits.`;
}
