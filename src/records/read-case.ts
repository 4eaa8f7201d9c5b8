import { usage } from "../core/errors.js";
import { CASE } from "./case-record.js";
import { refuseContradiction } from "./refuse-contradiction.js";
import type { CaseResult } from "./results.js";

/**
 * Checks a list of cases. Throws a usage error that names the case and the field.
 *
 * @param iterations of a case that has none of its own, where that is known
 */
export function readCases(
  values: readonly unknown[],
  name: string,
  iterations?: number,
): readonly CaseResult[] {
  const cases = values.map((value, k) => CASE.at(value, `${name}: case ${k + 1}`));
  refuseContradictions(cases, name, iterations);
  return cases;
}

/** Throws a usage error for a case that no run can give, and for one that stands there twice. */
export function refuseContradictions(
  cases: readonly CaseResult[],
  name: string,
  iterations?: number,
): void {
  const seen = new Set<string>();
  for (const [k, one] of cases.entries()) {
    const place = `${name}: case ${k + 1}`;
    refuseContradiction(one, place, iterations);
    if (seen.has(one.id)) throw usage(`${place}: '${one.id}' stands in it twice`);
    seen.add(one.id);
  }
}
