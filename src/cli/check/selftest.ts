import { toCaseResult } from "../../bench/case-result.js";
import { type ResolvedCase, resolveCase, settingsOf, startRun } from "../../bench/execute.js";
import { turnsOf } from "../../bench/executors/turns.js";
import { ownStart } from "../../bench/own-start.js";
import { revisionOf } from "../../bench/revision.js";
import type { Settings } from "../../plan/settings.js";
import { type Baseline, criterionOf, lineOf } from "../../records/baseline.js";
import type { CaseResult } from "../../records/results.js";
import { type LineProof, proveLine } from "../../records/selftest.js";
import {
  isBroken,
  renderSelftest,
  selftestJson,
  type SelftestReport,
  shareOf,
  shareWords,
} from "../../report/selftest.js";
import { grid } from "../../terminal/grid.js";
import { lookOf } from "../../terminal/look.js";
import { EXIT } from "../program/exit-codes.js";
import type { Io } from "../program/io.js";
import type { RunRequest } from "../request/run-request.js";
import type { BaselineFile } from "./baseline-file.js";

/** What was found of the lines of a baseline. */
type Proved = Pick<SelftestReport, "proofs" | "unjudged">;

/**
 * Plants faults into every line of a baseline that the request selects, and has them judged. Runs
 * one iteration of each case; writes nothing.
 */
export function proveBaseline(baseline: Baseline, request: RunRequest): Proved {
  const { plan, catalogue, allow, isSelected } = request;
  const cases = new Map(plan.cases.map((one) => [one.id, one]));
  const skipped = new Map(request.skipped.map(({ id, reason }) => [id, reason]));
  const criterion = criterionOf(plan.settings);
  const proofs: LineProof[] = [];
  const unjudged: { id: string; why: string }[] = [];
  for (const line of baseline.lines.values()) {
    const id = line.case;
    const one = cases.get(id);
    if (!isSelected(id)) continue;
    if (one === undefined) {
      const reason = skipped.get(id);
      const why =
        reason === undefined ? "the spec has no such case: check says so" : `skipped: ${reason}`;
      unjudged.push({ id, why });
      continue;
    }
    const named = resolveCase(one, catalogue);
    const stood = standStill(named, plan.settings);
    const still = lineOf(stood, plan.settings, revisionOf(named), ownStart(one));
    const isDisputed = baseline.disputed.has(id);
    const judging = { criterion, allow, isSelected };
    proofs.push(proveLine({ line, still, isDisputed, criterion: baseline.criterion }, judging));
  }
  return { proofs, unjudged };
}

interface SelftestFlags {
  readonly json?: boolean;
  readonly strict?: boolean;
}

/** `optbench check --selftest`: proves that the gate sees, on the user's own baseline. */
export async function selftest(
  { baseline, path }: BaselineFile,
  request: RunRequest,
  { json, strict }: SelftestFlags,
  io: Io,
): Promise<number> {
  const proved = proveBaseline(baseline!, request);
  const report = { ...proved, baseline: path, isStrict: strict === true };
  if (json === true) io.stdout.write(selftestJson(report));
  else if (request.screen.quiet) io.stdout.write(`${shareWords(shareOf(report.proofs))}\n`);
  else
    io.stdout.write(renderSelftest(report, await lookOf(io.stdout, io.env, request.screen), grid));
  return isBroken(report) ? EXIT.regression : EXIT.ok;
}

/**
 * The result that a case would have if its method never moved: that of one iteration, for all the
 * others are like it.
 */
function standStill(named: ResolvedCase, shared: Settings): CaseResult {
  const { case: one, optimizer } = named;
  const definition = {
    ...optimizer.definition,
    lrKey: null,
    searches: false,
    create: () => ({ step() {} }),
  };
  const still = {
    ...named,
    case: { ...one, settings: { ...one.settings, iterations: 1 } },
    optimizer: { ...optimizer, definition, after: [] },
  };
  const run = startRun(still, shared);
  for (const _ of turnsOf(run, settingsOf(one, shared).timeout));
  return toCaseResult(one, shared, run.result());
}
