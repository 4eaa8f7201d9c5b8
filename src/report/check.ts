import { externalWords } from "./external-words.js";
import { withoutFunction } from "../core/case-id.js";
import { indexedBy } from "../core/grouped-by.js";
import type { Verdict } from "../records/verdict.js";
import type { CheckReport } from "./check-report.js";
import {
  countKinds,
  describe,
  functionOf,
  markOf,
  numbersOf,
  OUTCOME_TEXT,
  withoutTargetWords,
} from "./check-words.js";
import { cleanText } from "./fit-text.js";
import type { Grid } from "./grid.js";
import type { Look } from "./look.js";
import { brief } from "./numbers.js";
import { type Share, shareWords } from "./selftest.js";
import { type VerdictRow, verdictRows } from "./verdict-rows.js";
import { worstRows } from "./worst-rows.js";
import { wrap } from "./wrap.js";

/** The screen of `check`: what differs, function by function; the outcome; what to type next. */
export function renderCheck(report: CheckReport, look: Look, grid: Grid): string {
  const { verdicts, baseline } = report;
  const cases = verdicts.filter(({ now }) => now !== null).length;
  const heading = `optbench check   ${cases} case${cases === 1 ? "" : "s"}   ${baseline}`;
  const parts = [
    `${look.paint.strong(wrap(heading, look.width))}\n`,
    ...renderFunctions(report, look, grid),
    renderOutcome(report, look),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

function renderFunctions(report: CheckReport, look: Look, grid: Grid): string[] {
  const { verdicts } = report;
  const { rows: worst, note } = worstRows(verdicts.filter(({ kind }) => kind !== "same"));
  const shown = indexedBy(worst, functionOf);
  return [
    ...[...indexedBy(verdicts, functionOf)].flatMap(([fn, own]) => {
      const rows = shown.get(fn);
      const unchanged = own.filter(({ kind }) => kind === "same").length;
      return rows === undefined ? [] : renderFunction(rows, unchanged, report, look, grid);
    }),
    ...note,
  ];
}

function renderFunction(
  rows: readonly Verdict[],
  unchanged: number,
  report: CheckReport,
  look: Look,
  grid: Grid,
): string {
  const fn = functionOf(rows[0]);
  const success = report.success
    .filter((one) => one.function === fn)
    .map(({ optimizer, of, base, now }) =>
      wrap(`   ${optimizer} reached ${now} of ${of}, ${base} in the baseline`, look.width, 3),
    );
  const head = { name: cleanText(fn, look.ascii), base: "base", now: "now", change: "delta" };
  const cells = rows.map((verdict) => rowOf(verdict, report, look));
  return [
    ...verdictRows(head, cells, look, grid),
    ...success,
    ...(unchanged === 0 ? [] : [`   ${unchanged} unchanged`]),
    "",
  ].join("\n");
}

function rowOf(verdict: Verdict, { results }: CheckReport, { ascii }: Look): VerdictRow {
  const numbers = numbersOf(verdict);
  const [base, now] = numbers.texts;
  const change = delta(numbers.base, numbers.now);
  const result = results.find(({ id }) => id === verdict.id);
  const words = cleanText(describe(verdict, result), ascii);
  const hasNumbers = numbers.base !== null || numbers.now !== null;
  return {
    kind: verdict.kind,
    mark: markOf(verdict),
    name: nameOf(verdict, ascii),
    base,
    now,
    change,
    words,
    line: hasNumbers ? `${base} -> ${now}  ${change}  ${words}` : words,
  };
}

function nameOf({ id }: Verdict, ascii: boolean): string {
  return withoutFunction(cleanText(id, ascii));
}

function delta(base: number | null, now: number | null): string {
  if (base === null || now === null || base === now) return "";
  const percent = base === 0 ? Infinity : (100 * (now - base)) / base;
  const sign = now > base ? "+" : "-";
  return Math.abs(percent) < 1e5
    ? `${sign}${Math.abs(percent).toFixed(1)}%`
    : `${sign}${brief(Math.abs(now - base))}`;
}

function renderOutcome(report: CheckReport, look: Look): string {
  const { verdicts, outcome, written, isPartial } = report;
  const word = isPartial ? "INTERRUPTED" : OUTCOME_TEXT[outcome];
  const summary = wrap(`${word}  ${countKinds(verdicts)}`, look.width, 6);
  const paint = outcome === "pass" && !isPartial ? look.paint.better : look.paint.worse;
  const skipped = report.skipped.map(({ id, reason }) =>
    wrap(`   o ${cleanText(`${id}   skipped: ${reason}`, look.ascii)}`, look.width, 5),
  );
  const external = externalWords(report.results);
  const lines = [
    ...skipped,
    ...(skipped.length === 0 ? [] : [""]),
    paint(summary),
    ...withoutTargetWords(report.withoutTarget).map((text) => wrap(`  ${text}`, look.width, 4)),
    ...(external === "" ? [] : [wrap(`  ${cleanText(external, look.ascii)}`, look.width, 4)]),
  ];
  if (written !== null) {
    lines.push(
      `  ${written === 0 ? "nothing to write in" : `wrote ${plural(written)} of`} ${report.baseline}`,
    );
    if (report.share !== null) lines.push(shareLine(report.share, look));
  } else if (!isPartial) lines.push(...nextCommands(report));
  return `${lines.join("\n")}\n`;
}

/** What to type next. Never wrapped: it is to be pasted. */
function nextCommands({ verdicts, reproduce, accept, baseline }: CheckReport): string[] {
  const regressed = verdicts.find(({ kind }) => kind === "regressed");
  // no line is written of a case in error; of a renamed one another goes
  const changed = verdicts
    .filter(({ kind, now }) => kind !== "same" && now?.status !== "error")
    .reduce((sum, { kind }) => sum + (kind === "renamed" ? 2 : 1), 0);
  return [
    ...(regressed === undefined ? [] : [`  reproduce  ${reproduce(regressed.id)}`]),
    ...(changed === 0
      ? []
      : [
          `  ${isTightening(verdicts) ? "tighten" : "accept "}    ${accept}`,
          `             rewrites ${plural(changed)} of ${baseline}`,
        ]),
  ];
}

function plural(lines: number): string {
  return `${lines} line${lines === 1 ? "" : "s"}`;
}

/** Whether writing today's numbers would let nothing pass that does not pass today. */
function isTightening(verdicts: readonly Verdict[]): boolean {
  const kinds = new Set(verdicts.map(({ kind }) => kind));
  kinds.delete("same");
  kinds.delete("noted");
  return kinds.size === 1 && kinds.has("improved");
}

function shareLine(share: Share, look: Look): string {
  const more = share.red === share.of ? "" : ": --selftest says which cannot, and why";
  return wrap(`  ${shareWords(share)}${more}`, look.width, 4);
}
