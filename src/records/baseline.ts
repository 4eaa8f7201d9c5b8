import { jsonText } from "../core/json-text.js";
import { readCaseId } from "../core/case-id.js";
import { printNumber } from "../core/params.js";
import type { Status } from "../run/types.js";
import type { Settings } from "../plan/settings.js";
import { bestOf } from "./best-of.js";
import { targetKey, type CaseResult, type ResultSettings } from "./results.js";

/** The name and version of the file that `check` compares with. */
export const BASELINE_FORMAT = "optbench-baseline/1";

/** What is judged of one case, and by what: a line of the baseline. */
export interface BaselineLine {
  /** The id of the case. */
  readonly case: string;
  /** "gap 1e-6 in 30": the numbers of another criterion say nothing about this one. */
  readonly criterion: string;
  /** As `revisionOf` gives it. */
  readonly revision: string;
  /** Where it begins, of a function of the user's own; older versions lack it. */
  readonly start?: string;
  /** Programs of other languages that computed a part of it, as in results. */
  readonly external?: string;
  readonly status: Status;
  readonly steps: number | null;
  /** First hits of the further targets, by target. */
  readonly hits: Readonly<Record<string, number | null>>;
  /** The best f − f* of a case that hits nothing after its start; older versions lack it. */
  readonly gap?: number;
  /** The same where f* is unknown: the best f. */
  readonly value?: number;
}

/** A baseline as it was read. */
export interface Baseline {
  readonly criterion: string;
  readonly targets: readonly number[];
  readonly lines: ReadonlyMap<string, BaselineLine>;
  /** Cases with lines that contradict one another, as a merge may leave them. */
  readonly disputed: ReadonlySet<string>;
}

/** By what a case is judged. Two cases are comparable when this text is the same. */
export function criterionOf(
  settings: ResultSettings &
    Partial<Pick<Settings, "maxEvaluations" | "stopAtTarget" | "restarts">>,
  metric = settings.metric,
): string {
  const {
    tolerance,
    iterations,
    maxEvaluations = Infinity,
    stopAtTarget = false,
    restarts = false,
  } = settings;
  return [
    `${metric} ${targetKey(tolerance)} in ${printNumber(iterations)}`,
    maxEvaluations === Infinity ? "" : `, ${printNumber(maxEvaluations)} evaluations`,
    stopAtTarget ? ", stop at target" : "",
    restarts ? ", restarts" : "",
  ].join("");
}

/** The revisions of a case whose definitions are all in their first one; lines leave them out. */
export const FIRST_REVISION = "1";

/** What is judged of a result. */
export function lineOf(
  one: CaseResult,
  settings: ResultSettings,
  revision: string,
  start?: string,
): BaselineLine {
  const { id, external, status, steps, hits, metric = settings.metric } = one;
  const criterion = criterionOf({ ...settings, ...one.settings }, metric);
  const from = start === undefined ? {} : { start };
  const by = external === undefined ? {} : { external };
  return { case: id, criterion, revision, ...from, ...by, status, steps, hits, ...bestOf(one) };
}

/**
 * The text of a baseline. A case a line, sorted, functions apart by an empty line; every line of a
 * case ends with a comma, the last one too (`null` ends the list), and holds all that it needs. So
 * adding or removing a case touches no other line.
 */
export function writeBaseline(
  { criterion, targets }: Pick<Baseline, "criterion" | "targets">,
  lines: Iterable<BaselineLine>,
): string {
  const sorted = [...lines].sort((a, b) => (a.case < b.case ? -1 : a.case > b.case ? 1 : 0));
  const body = sorted.map((line, k) => {
    const opens = k === 0 || functionOf(sorted[k - 1].case) !== functionOf(line.case);
    return `${opens ? "\n" : ""}${printLine(line)},\n`;
  });
  const head = [
    `"format":${JSON.stringify(BASELINE_FORMAT)}`,
    `"criterion":${JSON.stringify(criterion)}`,
    `"targets":${JSON.stringify(targets.map(targetKey))}`,
  ];
  return `{${head.join(",\n")},\n"cases":[\n${body.join("")}\nnull]}\n`;
}

function functionOf(id: string): string {
  return readCaseId(id).function;
}

function printLine(line: BaselineLine): string {
  const { case: id, criterion, revision, start, external, status, steps, hits, gap, value } = line;
  return jsonText({
    case: id,
    criterion,
    ...(revision === FIRST_REVISION ? {} : { revision }),
    start,
    external,
    status,
    steps,
    hits,
    gap,
    value,
  });
}

/** Whether it may stand in a baseline: where a run timed out or ended in error nothing was measured. */
export function isMeasured({ status }: BaselineLine): boolean {
  return status !== "timeout" && status !== "error";
}

/** Whether two lines of a case say the same, as far as both know how near it came. */
export function sameLine(a: BaselineLine, b: BaselineLine): boolean {
  const canonical = ({
    hits,
    gap: _,
    value: __,
    start: ___,
    external: ____,
    ...rest
  }: BaselineLine) =>
    printLine({ ...rest, hits: Object.fromEntries(Object.entries(hits).toSorted()) });
  return canonical(a) === canonical(b) && isAsNear(a, b) && hasSameStart(a, b);
}

/** Whether two lines begin at one place, where both say at which. */
export function hasSameStart(a: BaselineLine, b: BaselineLine): boolean {
  return a.start === undefined || b.start === undefined || a.start === b.start;
}

/** Whether two lines have the same best value, where both have one. */
export function isAsNear(a: BaselineLine, b: BaselineLine): boolean {
  return (["gap", "value"] as const).every(
    (key) => a[key] === undefined || b[key] === undefined || a[key] === b[key],
  );
}
