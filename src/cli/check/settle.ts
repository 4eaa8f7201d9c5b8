import { revisionOf } from "../../bench/revision.js";
import { criterionOf, lineOf, type Baseline } from "../../records/baseline.js";
import { ownStart } from "../../bench/own-start.js";
import { resolveNames } from "../../bench/execute.js";
import { outcomeOf } from "../../records/outcome.js";
import { updatedLines, type UpdateKind } from "../../records/updated-lines.js";
import { shareOf } from "../../report/selftest.js";
import { withoutTarget } from "../../records/without-target.js";
import { judge } from "../../records/judge.js";
import type { Results } from "../../records/results.js";
import type { CheckReport } from "../../report/check-report.js";
import type { RunRequest } from "../request/run-request.js";
import { proveBaseline } from "./selftest.js";
import type { BaselineFile } from "./baseline-file.js";
import { replaceBaseline, type Replaced } from "./replace-baseline.js";

/** What is judged, and what is to be written. */
interface Settling {
  readonly results: Results;
  readonly request: RunRequest;
  readonly file: BaselineFile;
  /** null: nothing is written. */
  readonly update: UpdateKind | null;
  /** Whether improvements fail too. */
  readonly isStrict: boolean;
}

/** The outcome. */
export type Settled = Pick<
  CheckReport,
  "verdicts" | "outcome" | "written" | "share" | "withoutTarget"
>;

/** Judges the results, and writes what is to be written: then the outcome is that of a second check. */
export async function settle(
  { results, request, file, update, isStrict }: Settling,
  cwd: string,
): Promise<Settled> {
  const { settings, cases } = request.plan;
  const head = { criterion: criterionOf(settings), targets: settings.targets };
  const now = linesNow(results, request);
  const left = new Set(request.skipped.map(({ id }) => id));
  const judging = {
    criterion: head.criterion,
    allow: request.allow,
    isSelected: (id: string) => !results.partial && !left.has(id) && request.isSelected(id),
  };
  const empty: Baseline = { ...head, lines: new Map(), disputed: new Set() };
  const verdicts = judge(now, file.baseline ?? empty, judging);
  let after = verdicts;
  let written: number | null = null;
  let share: Settled["share"] = null;
  if (update !== null && !results.partial) {
    const lines = updatedLines(file.baseline, verdicts, update);
    const replaced = await replaceBaseline(file, { head, lines }, cwd);
    written = countWritten(replaced);
    after = judge(now, { ...empty, lines: replaced.lines }, judging);
    share = shareOf(proveBaseline({ ...empty, lines: replaced.lines }, request).proofs);
  }
  // a shard may have none of the cases: then none of them is worse
  const isEmpty = cases.length + after.length === 0;
  const outcome = isEmpty ? "pass" : outcomeOf(after, isStrict && update === null);
  return { verdicts, outcome, written, share, withoutTarget: withoutTarget(after) };
}

/** The lines that a baseline would have of the results. */
function linesNow({ cases }: Results, { plan, catalogue }: RunRequest) {
  return cases.map((one) =>
    lineOf(one, plan.settings, revisionOf(resolveNames(one, catalogue)), ownStart(one)),
  );
}

/** A new head or order counts as a line. */
function countWritten({ before, text }: Replaced): number {
  return text === before ? 0 : Math.max(1, changedLines(before, text));
}

/** How many cases have a line in one text that is not in the other. */
function changedLines(before: string, after: string): number {
  const of = (text: string) => text.split("\n").filter((line) => line.startsWith('{"case":'));
  const [old, fresh] = [new Set(of(before)), new Set(of(after))];
  const gone = [...old].filter((line) => !fresh.has(line));
  const come = [...fresh].filter((line) => !old.has(line));
  return new Set([...gone, ...come].map((line) => line.split('","criterion"')[0])).size;
}
