import type { CaseResult } from "../bench/results.js";
import type { Finding, Outcome, Verdict } from "../bench/judge.js";
import type { SuccessCount } from "../bench/success.js";
import { countKinds, describe, KINDS, markOf, OUTCOME_TEXT, principal } from "./check-words.js";
import { cleanText, columnsOf } from "./fit-text.js";
import type { Grid } from "./grid.js";
import type { Look } from "./look.js";
import { ABSENT } from "./numbers.js";
import { wrap } from "./wrap.js";

/** What a check came to, as the reporters need it. */
export interface CheckReport {
  readonly verdicts: readonly Verdict[];
  readonly outcome: Outcome;
  readonly results: readonly CaseResult[];
  readonly skipped: readonly { readonly id: string; readonly reason: string }[];
  readonly success: readonly SuccessCount[];
  /** The baseline's path, as the user gave it. */
  readonly baseline: string;
  /** How many of its lines were written; null where none were to be. */
  readonly written: number | null;
  /** True when the run was interrupted: only finished cases are judged. */
  readonly isPartial: boolean;
  /** Where the line of a case stands in it, counted from 1. */
  readonly placeOf: (id: string) => number | null;
  /** What to type to run a case again, and to accept what is. */
  readonly reproduce: (id: string) => string;
  readonly accept: string;
}

/** As many rows as a grid has cases without --max-cases; whoever wants more reads --json. */
const MOST_ROWS = 500;

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

function functionOf({ id }: Verdict): string {
  return id.split(" ")[0];
}

function nameOf({ id }: Verdict, { ascii }: Look): string {
  const [fn, ...rest] = cleanText(id, ascii).split(" ");
  return rest.length === 0 ? fn : rest.join(" ");
}

function renderFunctions(report: CheckReport, look: Look, grid: Grid): string[] {
  const { verdicts } = report;
  // worse first, whatever the function, for when there is no room for all
  const changed = KINDS.flatMap((kind) =>
    kind === "same" ? [] : verdicts.filter((verdict) => verdict.kind === kind),
  );
  const shown = byFunction(changed.slice(0, MOST_ROWS));
  const all = byFunction(verdicts);
  const more = changed.length - MOST_ROWS;
  return [
    ...[...all].flatMap(([fn, own]) => {
      const rows = shown.get(fn);
      const unchanged = own.filter(({ kind }) => kind === "same").length;
      return rows === undefined ? [] : renderFunction(fn, rows, unchanged, report, look, grid);
    }),
    ...(more > 0 ? [`   ${more} more rows are not shown: --json has them\n`] : []),
  ];
}

function byFunction(verdicts: readonly Verdict[]): Map<string, Verdict[]> {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const group = groups.get(functionOf(verdict));
    if (group === undefined) groups.set(functionOf(verdict), [verdict]);
    else group.push(verdict);
  }
  return groups;
}

function renderFunction(
  fn: string,
  rows: readonly Verdict[],
  unchanged: number,
  report: CheckReport,
  look: Look,
  grid: Grid,
): string {
  const success = report.success
    .filter((one) => one.function === fn)
    .map(({ optimizer, of, base, now }) =>
      wrap(`   ${optimizer} reached ${now} of ${of}, ${base} in the baseline`, look.width, 3),
    );
  return [
    ...renderRows(cleanText(fn, look.ascii), rows, report.results, look, grid),
    ...success,
    ...(unchanged === 0 ? [] : [`   ${unchanged} unchanged`]),
    "",
  ].join("\n");
}

/** The table; where the screen is too narrow for it, each row on lines of its own. */
function renderRows(
  fn: string,
  verdicts: readonly Verdict[],
  results: readonly CaseResult[],
  look: Look,
  grid: Grid,
): string[] {
  const rows = verdicts.map((verdict) => {
    const finding = principal(verdict);
    const [base, now] = numbersOf(verdict, finding);
    const result = results.find(({ id }) => id === verdict.id);
    const words = cleanText(describe(verdict, result), look.ascii);
    return { verdict, base, now, delta: delta(base, now), words };
  });
  const text = (value: number | null) => (value === null ? ABSENT : String(value));
  const cells = rows.map(({ verdict, base, now, delta: change, words }) => [
    ` ${markOf(verdict)}`,
    nameOf(verdict, look),
    text(base),
    text(now),
    change,
    words,
  ]);
  const lines = grid(
    [["", fn, "base", "now", "delta", ""], ...cells],
    ["left", "left", "right", "right", "right", "left"],
  );
  const paint = (line: string, { verdict: { kind } }: (typeof rows)[number]) =>
    kind === "regressed"
      ? look.paint.worse(line)
      : kind === "improved"
        ? look.paint.better(line)
        : line;
  if (lines.every((line) => columnsOf(line) <= look.width)) {
    return [look.paint.dim(lines[0]), ...rows.map((row, k) => paint(lines[k + 1], row))];
  }
  const stacked = rows.flatMap((row) => {
    const { verdict, base, now, delta: change, words } = row;
    const numbers =
      base === null && now === null ? "" : `${text(base)} -> ${text(now)}  ${change}  `;
    return [`${markOf(verdict)} ${nameOf(verdict, look)}`, `${numbers}${words}`].map((line, k) =>
      paint(wrap(`${k === 0 ? " " : "     "}${line}`, look.width, 5), row),
    );
  });
  return [look.paint.dim(wrap(`   ${fn}`, look.width)), ...stacked];
}

/** The two numbers of a row: those of the finding, else the steps. */
function numbersOf({ base, now }: Verdict, finding: Finding | undefined): (number | null)[] {
  if (finding?.about === "hit")
    return [finding.base as number | null, finding.now as number | null];
  return [base?.steps ?? null, now?.steps ?? null];
}

function delta(base: number | null, now: number | null): string {
  if (base === null || now === null || base === now) return "";
  const percent = base === 0 ? Infinity : (100 * (now - base)) / base;
  const sign = now > base ? "+" : "-";
  return Math.abs(percent) < 1e5
    ? `${sign}${Math.abs(percent).toFixed(1)}%`
    : `${sign}${Math.abs(now - base)}`;
}

function renderOutcome(report: CheckReport, look: Look): string {
  const { verdicts, outcome, written, isPartial } = report;
  const word = isPartial ? "INTERRUPTED" : OUTCOME_TEXT[outcome];
  const summary = wrap(`${word}  ${countKinds(verdicts)}`, look.width, 6);
  const paint = outcome === "pass" && !isPartial ? look.paint.better : look.paint.worse;
  const skipped = report.skipped.map(({ id, reason }) =>
    wrap(`   o ${cleanText(`${id}   skipped: ${reason}`, look.ascii)}`, look.width, 5),
  );
  const lines = [...skipped, ...(skipped.length === 0 ? [] : [""]), paint(summary)];
  if (written !== null) {
    lines.push(
      `  ${written === 0 ? "nothing to write in" : `wrote ${plural(written)} of`} ${report.baseline}`,
    );
  } else if (!isPartial) lines.push(...nextCommands(report));
  return `${lines.join("\n")}\n`;
}

/** What to type next. Never wrapped: it is to be pasted. */
function nextCommands({ verdicts, outcome, reproduce, accept, baseline }: CheckReport): string[] {
  const regressed = verdicts.find(({ kind }) => kind === "regressed");
  // no line is written of a case in error
  const changed = verdicts.filter(
    ({ kind, now }) => kind !== "same" && now?.status !== "error",
  ).length;
  return [
    ...(regressed === undefined ? [] : [`  reproduce  ${reproduce(regressed.id)}`]),
    ...(changed === 0
      ? []
      : [
          `  ${outcome === "pass" ? "tighten" : "accept "}    ${accept}`,
          `             rewrites ${plural(changed)} of ${baseline}`,
        ]),
  ];
}

function plural(lines: number): string {
  return `${lines} line${lines === 1 ? "" : "s"}`;
}
