import { readCaseId } from "../core/case-id.js";
import type { BaselineLine } from "../records/baseline.js";
import type { ComparedSides, Comparison } from "../records/compare.js";
import { numbersOf, principal } from "./check-words.js";
import { count, ratio } from "./numbers.js";

/** Steps; of two cases that hit nothing, how near they came. */
export function numbersIn(one: Comparison): string[] {
  const about = principal(one)?.about;
  if (about === "gap" || about === "value") return numbersOf(one).texts;
  return [count(one.base?.steps ?? null), count(one.now?.steps ?? null)];
}

/** How the case of one file stands to that of the other, in words. */
export function describe(one: Comparison, [base, now]: readonly string[]): string {
  const finding = principal(one);
  const at =
    finding?.about === "hit"
      ? ` at target ${finding.target}: ${finding.base ?? "-"} -> ${finding.now ?? "-"}`
      : "";
  const best =
    finding?.about === "gap" || finding?.about === "value" ? ` in its ${numbersOf(one).of}` : at;
  const old = one.base === null || one.now === null ? "" : oldName(one.base, one.now);
  const status = (finding?.about === "status" ? `: ${finding.base} -> ${finding.now}` : best) + old;
  switch (one.kind) {
    case "same":
      return `same${old}`;
    case "renamed":
      return `renamed, the same numbers${old}`;
    case "allowed":
    case "noted":
      return `as good${status}`;
    case "regressed":
      return `WORSE${status}`;
    case "improved":
      return `better${status}`;
    case "new":
      return `only in ${now}`;
    case "obsolete":
      return `only in ${base}`;
    case "incomparable":
      return `NOT COMPARABLE: ${finding?.base} -> ${finding?.now}`;
  }
}

/** What a row was called in the other file, where the ids differ. */
function oldName(base: BaselineLine, now: BaselineLine): string {
  const [before, after] = [readCaseId(base.case), readCaseId(now.case)];
  const keys = ["function", "optimizer", "start", "seed"] as const;
  const changed = keys.filter((key) => before[key] !== after[key]);
  return changed.length === 0 ? "" : `, was ${changed.map((key) => before[key] ?? "").join(" ")}`;
}

/** "1 worse, 3 same". */
export function countWords({ cases }: ComparedSides, [base, now]: readonly string[]): string {
  const words = {
    regressed: "worse",
    improved: "better",
    allowed: "as good",
    noted: "as good",
    renamed: "renamed",
    same: "same",
    incomparable: "not comparable",
    new: `only in ${now}`,
    obsolete: `only in ${base}`,
  };
  const counts = Object.entries(words).flatMap(([kind, word]) => {
    const number = cases.filter((one) => one.kind === kind).length;
    return number === 0 ? [] : `${number} ${word}`;
  });
  return counts.length === 0 ? "no case" : counts.join(", ");
}

/** The mean of the ratios in a sentence; "" where there is none. */
export function meanOf(
  { geometricMean, ratios }: ComparedSides,
  [base, now]: readonly string[],
): string {
  if (geometricMean === null) return "";
  const of = ratios === 1 ? "the one ratio" : `the ${ratios} ratios`;
  return `${now} / ${base}: ${ratio(geometricMean)}, the geometric mean of ${of}`;
}

/** How many runs of an optimizer reach the target, where that changed: a sentence each. */
export function successWords({ success }: ComparedSides, base: string): string[] {
  return success.map(
    ({ function: fn, optimizer, now, of, base: before }) =>
      `${fn} ${optimizer}: ${now} of ${of} runs reach the target, ${before} in ${base}`,
  );
}
