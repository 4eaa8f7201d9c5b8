import {
  criterionOf,
  lineOf,
  revisionOf,
  writeBaseline,
  type Baseline,
} from "../../bench/baseline.js";
import { resolveCase } from "../../bench/execute.js";
import {
  judge,
  outcomeOf,
  updatedLines,
  type Outcome,
  type UpdateKind,
} from "../../bench/judge.js";
import type { Results } from "../../bench/results.js";
import { changedSuccess } from "../../bench/success.js";
import { OptbenchError, usage } from "../../core/errors.js";
import type { CheckReport } from "../../report/check.js";
import { openBaseline, type BaselineFile } from "../baseline-file.js";
import { renderCheckScreen } from "../check-screen.js";
import { commandLine } from "../command-line.js";
import { EXIT } from "../exit-codes.js";
import { tell } from "../failure.js";
import { refuseUnwritable, writeWhole } from "../files.js";
import { readWord } from "../flags.js";
import type { Io } from "../io.js";
import { endReporters, openReporters } from "../reporters.js";
import { execute, interruptedCode, listCases, refuseUnfit } from "../run-cases.js";
import { readRequest, type RunFlags, type RunRequest } from "../run-request.js";

export interface CheckFlags extends RunFlags {
  readonly baseline?: string;
  readonly update?: string | boolean;
  readonly strict?: boolean;
  readonly force?: boolean;
}

const EXIT_OF: Readonly<Record<Outcome, number>> = {
  pass: EXIT.ok,
  regression: EXIT.regression,
  timeout: EXIT.timedOut,
  "no verdict": EXIT.noVerdict,
};

/** `optbench check`: runs a spec and compares with its baseline. Writes nothing without `-u`. */
export async function check(
  positional: string | undefined,
  flags: CheckFlags,
  io: Io,
): Promise<number> {
  const { spec, update } = readUpdate(positional, flags, io);
  const request = await readRequest(spec, reportersOf(flags), io);
  refuseUnfit(request);
  if (flags.list === true) return listCases(request, io);
  const file = await openBaseline(flags.baseline, request, io.cwd);
  const criterion = criterionOf(request.plan.settings);
  if (update !== null && file.baseline === null && flags.quiet !== true) tell(io, HINT);
  if (update === null) refuseMissing(file, accept(request, flags));
  else await refuseMixture(file, criterion, update, request, flags, io);
  const reporters = await openReporters(request.outputs, io, true);
  const results = await execute(request, io, (one) => {
    for (const reporter of reporters) reporter.add(one);
  });
  const report = await settle({ results, request, file, update, flags, io });
  const screen = (toFile: boolean) => renderCheckScreen(report, request.screen, io, toFile);
  await endReporters(reporters, results, screen, report);
  return results.partial ? interruptedCode(io) : EXIT_OF[report.outcome];
}

const HINT = `hint: with '*.baseline.json merge=union' in .gitattributes, branches that add cases merge by themselves`;

/** In `check` the one JSON document on stdout is that of the verdicts, and nothing is plotted. */
function reportersOf({ json, ...flags }: CheckFlags): CheckFlags {
  const reporter = [...(flags.reporter ?? []), ...(json === true ? ["verdicts"] : [])];
  return { ...flags, plot: "off", y: "best", ...(reporter.length > 0 ? { reporter } : {}) };
}

const KINDS = ["new", "changed", "all"] as const;

/** Which lines are to be written. `-u spec.yaml` means the spec. */
function readUpdate(
  positional: string | undefined,
  { update, force }: CheckFlags,
  { env }: Io,
): { spec: string | undefined; update: UpdateKind | null } {
  if (update === undefined || update === false) return { spec: positional, update: null };
  const isCi = !["", "0", "false", undefined].includes(env["CI"]);
  if (isCi && force !== true) {
    throw usage("-u is refused under CI, where nobody reviews what it writes\n  --force allows it");
  }
  if (update === true) return { spec: positional, update: "all" };
  const which = update.replace(/^=/, "");
  const known = KINDS.find((kind) => kind === which);
  if (known !== undefined) return { spec: positional, update: known };
  if (positional === undefined && which === update) return { spec: update, update: "all" };
  return { spec: positional, update: readWord("-u", which, KINDS) };
}

function refuseMissing({ baseline, exists, path }: BaselineFile, command: string): void {
  if (baseline !== null) return;
  const what = exists ? `the baseline ${path} is empty` : `there is no baseline ${path}`;
  throw new OptbenchError("verdict", `${what}\n  to write it: ${command}`);
}

/** A part of a baseline cannot be judged by another criterion than the rest, nor settle its disputes. */
async function refuseMixture(
  { baseline, path }: BaselineFile,
  criterion: string,
  update: UpdateKind,
  { plan }: RunRequest,
  { filter }: CheckFlags,
  { cwd }: Io,
): Promise<void> {
  await refuseUnwritable(path, cwd);
  if (baseline === null) return;
  const rewritten = new Set(update === "new" ? [] : plan.cases.map(({ id }) => id));
  for (const id of baseline.disputed) {
    if (rewritten.has(id) || (update === "all" && filter === undefined)) continue;
    throw usage(`${path} has lines for '${id}' that contradict one another: settle them first`);
  }
  if (baseline.criterion === criterion) return;
  if (update === "all" && filter === undefined) return;
  throw usage(
    `${path} is judged by '${baseline.criterion}', this run by '${criterion}'\n  to write all lines anew: -u without =${update} and --filter`,
  );
}

interface Settling {
  readonly results: Results;
  readonly request: RunRequest;
  readonly file: BaselineFile;
  readonly update: UpdateKind | null;
  readonly flags: CheckFlags;
  readonly io: Io;
}

/** Judges the results, and writes what is to be written. */
async function settle(given: Settling): Promise<CheckReport> {
  const { results, request, file, update, flags, io } = given;
  const { settings, cases } = request.plan;
  const criterion = criterionOf(settings);
  const revisions = new Map(
    cases.map((one) => [one.id, revisionOf(resolveCase(one, request.catalogue))]),
  );
  const now = results.cases.map((one) => lineOf(one, settings, revisions.get(one.id)!));
  const left = new Set(request.skipped.map(({ id }) => id));
  const judging = {
    criterion,
    allow: request.allow,
    isSelected: (id: string) => !results.partial && !left.has(id) && request.isSelected(id),
  };
  const empty: Baseline = { criterion, targets: [], lines: new Map(), disputed: new Set() };
  const verdicts = judge(now, file.baseline ?? empty, judging);
  let after = verdicts;
  let written: number | null = null;
  if (update !== null && !results.partial) {
    const lines = updatedLines(file.baseline, verdicts, update);
    const head = { criterion, targets: settings.targets };
    const text = writeBaseline(head, lines.values());
    written = text === file.text ? 0 : Math.max(1, changedLines(file.text, text));
    if (text !== file.text) await writeWhole(file.path, text, io.cwd);
    after = judge(now, { ...head, lines, disputed: new Set() }, judging);
  }
  return {
    verdicts,
    outcome: outcomeOf(after, flags.strict === true && update === null),
    results: results.cases,
    skipped: request.skipped,
    success: changedSuccess(verdicts),
    baseline: file.path,
    written,
    isPartial: results.partial,
    placeOf: (id) => file.places.get(id) ?? null,
    reproduce: (id) => commandLine("run", request.spec?.name, flags, ["--filter", id]),
    accept: accept(request, flags),
  };
}

/** How many cases have a line in one text that is not in the other. */
function changedLines(before: string, after: string): number {
  const of = (text: string) => text.split("\n").filter((line) => line.startsWith('{"case":'));
  const [old, fresh] = [new Set(of(before)), new Set(of(after))];
  const gone = [...old].filter((line) => !fresh.has(line));
  const come = [...fresh].filter((line) => !old.has(line));
  return new Set([...gone, ...come].map((line) => line.split('","criterion"')[0])).size;
}

function accept({ spec }: RunRequest, flags: CheckFlags): string {
  const filter = (flags.filter ?? []).flatMap((pattern) => ["--filter", pattern]);
  const baseline = flags.baseline === undefined ? [] : ["--baseline", flags.baseline];
  return commandLine("check", spec?.name, flags, [...filter, ...baseline, "-u"]);
}
