import { readCaseId, withoutFunction } from "../core/case-id.js";
import type { BaselineLine } from "../records/baseline.js";
import type { ComparedSides, Comparison } from "../records/compare.js";
import { groupedBy } from "../core/grouped-by.js";
import { functionOf, markOf, numbersOf, principal } from "./check-words.js";
import { cleanText } from "./fit-text.js";
import type { Grid } from "./grid.js";
import type { Look } from "./look.js";
import { count, ratio } from "./numbers.js";
import { verdictRows, type VerdictRow } from "./verdict-rows.js";
import { wrap } from "./wrap.js";

/** The screen of `compare`: a part for every side after the first. */
export function renderComparison(
  sides: readonly ComparedSides[],
  onlyChanged: boolean,
  look: Look,
  grid: Grid,
): string {
  return sides.map((pair) => renderPair(pair, onlyChanged, look, grid)).join("\n");
}

function renderPair(pair: ComparedSides, onlyChanged: boolean, look: Look, grid: Grid): string {
  const clean = (text: string) => cleanText(text, look.ascii);
  const names = [clean(pair.base), clean(pair.now)];
  const shown = pair.cases.filter(({ kind }) => !onlyChanged || kind !== "same");
  const tables = groupedBy(shown, functionOf).map((members) => {
    const head = { name: clean(functionOf(members[0])), base: names[0], now: names[1] };
    const rows = members.map((one) => rowOf(one, names, look));
    return `${verdictRows({ ...head, change: "ratio" }, rows, look, grid).join("\n")}\n`;
  });
  const heading = wrap(`${names[1]} against ${names[0]}, in steps to the target`, look.width);
  const successes = pair.success.map(
    ({ function: fn, optimizer, now, of, base }) =>
      `${clean(`${fn} ${optimizer}`)}: ${now} of ${of} runs reach the target, ${base} in ${names[0]}`,
  );
  const summary = [...successes, countWords(pair, names), meanOf(pair, names)].filter(
    (text) => text !== "",
  );
  return [
    `${look.paint.strong(heading)}\n`,
    ...tables,
    `${summary.map((text) => wrap(text, look.width)).join("\n")}\n`,
  ].join("\n");
}

function rowOf(one: Comparison, names: readonly string[], { ascii }: Look): VerdictRow {
  const [base, now] = numbersIn(one);
  const change = one.ratio === null ? "" : ratio(one.ratio);
  const words = cleanText(describe(one, names), ascii);
  return {
    kind: one.kind,
    mark: markOf(one),
    name: cleanText(withoutFunction(one.id), ascii),
    base,
    now,
    change,
    words,
    line: [`${base} -> ${now}`, change, words].filter((text) => text !== "").join("  "),
  };
}

/** Steps; of two cases that hit nothing, how near they came. */
function numbersIn(one: Comparison): string[] {
  const about = principal(one)?.about;
  if (about === "gap" || about === "value") return numbersOf(one).texts;
  return [count(one.base?.steps ?? null), count(one.now?.steps ?? null)];
}

function describe(one: Comparison, [base, now]: readonly string[]): string {
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

function countWords({ cases }: ComparedSides, [base, now]: readonly string[]): string {
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

function meanOf({ geometricMean, ratios }: ComparedSides, [base, now]: readonly string[]): string {
  if (geometricMean === null) return "";
  const of = ratios === 1 ? "the one ratio" : `the ${ratios} ratios`;
  return `${now} / ${base}: ${ratio(geometricMean)}, the geometric mean of ${of}`;
}
