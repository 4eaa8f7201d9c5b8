import { idsOf } from "../../plan/cases.js";
import type { Allowance } from "../../plan/gate.js";
import { refuseUnfit } from "../../bench/refuse-unfit.js";
import { OptbenchError, usage } from "../../core/errors.js";
import { refuseUnwritable } from "../../files/files.js";
import { criterionOf } from "../../records/baseline.js";
import type { Outcome } from "../../records/outcome.js";
import type { CaseResult, Results } from "../../records/results.js";
import { changedSuccess } from "../../records/success.js";
import type { UpdateKind } from "../../records/updated-lines.js";
import type { CheckReport } from "../../report/check-report.js";
import { countKinds, OUTCOME_TEXT } from "../../report/check-words.js";
import { renderCheck } from "../../report/check.js";
import { titled } from "../../report/titled.js";
import { grid } from "../../terminal/grid.js";
import { lookOf } from "../../terminal/look.js";
import { type BaselineFile, openBaseline } from "../check/baseline-file.js";
import { readUpdate } from "../check/replace-baseline.js";
import { refuseWithoutAllowance } from "../check/refuse-without-allowance.js";
import { readResultsToJudge } from "../check/results-to-judge.js";
import { selftest } from "../check/selftest.js";
import { settle, type Settled } from "../check/settle.js";
import { commandLine } from "../flags/command-line.js";
import type { Option } from "../flags/option.js";
import { type Flags, optionsOf } from "../flags/read-flags.js";
import { hintAtMerges } from "../init/git-attributes.js";
import { drawingOf } from "../figures/figure-flags.js";
import { tellWritten } from "../output/tell-written.js";
import { withoutPath, withoutPaths } from "../output/without-paths.js";
import { endReporters, openReporters } from "../output/reporters.js";
import { showsSummaries } from "../output/shows-summaries.js";
import { keeperOfWhole, keeperWithoutCurve } from "../output/what-to-keep.js";
import { EXIT } from "../program/exit-codes.js";
import { withoutCommands } from "../program/failure.js";
import type { Io } from "../program/io.js";
import { refuseOverwriting } from "../request/refuse-overwriting.js";
import { readRequest, type RunRequest } from "../request/run-request.js";
import type { ScreenRequest } from "../request/screen-request.js";
import { beginningOf } from "../run/beginning.js";
import { execute, interruptedCode, listCases } from "../run/run-cases.js";

const EXIT_OF: Readonly<Record<Outcome, number>> = {
  pass: EXIT.ok,
  regression: EXIT.regression,
  timeout: EXIT.timedOut,
  "no verdict": EXIT.noVerdict,
};

/** `optbench check`: runs a spec and compares with its baseline. Writes nothing without `-u`. */
export async function check(positional: string | undefined, flags: Flags, io: Io): Promise<number> {
  const { spec, update } = readUpdate(positional, flags, io);
  refuseBesideSelftest(flags);
  for (const flag of ["shard", "resume"] as const) {
    if (flags.results === undefined || flags[flag] === undefined) continue;
    throw usage(`--${flag} is about a run, and --results runs nothing: use only one`);
  }
  refuseSearch(flags);
  const request = await readRequest(spec, reportersOf(flags), io);
  refuseUnfit(request.plan, request.catalogue);
  refuseWithoutAllowance(request);
  if (request.plan.settings.keep === "summary") {
    throw usage("check judges cases, and 'keep: summary' keeps none", {
      hint: "keep: hits keeps what it looks at",
    });
  }
  if (flags.list === true) return listCases(request, io);
  const file = await openBaseline(flags.baseline, request, io, update !== null);
  const given = (flags.results ?? []).map((path) => ["file of --results", path] as const);
  refuseOverwriting(request.outputs, request.play, [["baseline", file.path], ...given], io.cwd);
  const criterion = criterionOf(request.plan.settings);
  if (update !== null && file.baseline === null && flags.quiet !== true) {
    await hintAtMerges(file.path, io);
  }
  if (update === null) refuseMissing(file, accept(request, flags, io));
  else await refuseMixture(file, criterion, update, request, flags, io);
  if (flags.selftest === true) return selftest(file, request, flags, io);
  const saved = flags.results && (await readResultsToJudge(flags.results, request, io.cwd));
  const beginning = saved === undefined ? await beginningOf(flags.resume, request, io) : undefined;
  const reporters = await openReporters(request.outputs, io, {
    beginning,
    hasVerdicts: true,
    drawing: drawingOf(request),
  });
  const publish = request.keepsPath ? (one: CaseResult) => one : withoutPath;
  const onCase = (one: CaseResult) => reporters.forEach((reporter) => reporter.add(publish(one)));
  const { outputs, screen: shown } = request;
  const taking = {
    onCase,
    // a check draws no curve by itself
    keep: keeperOfWhole(outputs) ?? keeperWithoutCurve(),
    isSummed: showsSummaries(outputs, { ...shown, quiet: true }),
  };
  const results = saved ?? (await execute(request, io, beginning!, taking));
  const isStrict = flags.strict === true;
  const settled = await settle({ results, request, file, update, isStrict }, io.cwd);
  const report = reportOf(settled, results, request, file, flags, io);
  const screen = (toFile: boolean) => renderCheckScreen(report, request.screen, io, toFile);
  const published = request.keepsPath ? results : withoutPaths(results);
  await endReporters(reporters, published, screen, { check: report, drawn: results });
  tellWritten(request, io);
  return results.partial ? interruptedCode(io) : EXIT_OF[report.outcome];
}

/** A selftest runs no case to its end, and writes nothing. */
function refuseBesideSelftest(flags: Flags): void {
  if (flags.selftest !== true) return;
  const keys = ["update", "results", "resume", "out", "reporter", "list"] as const;
  const beside = keys.find((key) => flags[key] !== undefined);
  if (beside === undefined) return;
  throw usage(`--selftest judges planted faults and writes nothing: leave out --${beside}`);
}

/** What is searched for changes with every change of a method, and the gate would move with it. */
function refuseSearch(flags: Flags): void {
  const isSearch = ({ key, refusedBy = [] }: Option) =>
    refusedBy.includes("check") && Object.hasOwn(flags, key);
  if (!optionsOf("check").some(isSearch)) return;
  throw usage("check does not search: a gate compares the same values every time", {
    hint: "optbench tune prints values to write into the spec",
  });
}

/** In `check` the one JSON document on stdout is that of the verdicts, and nothing is plotted. */
function reportersOf({ json, ...flags }: Flags): Flags {
  const reporter = [...(flags.reporter ?? []), ...(json === true ? ["verdicts"] : [])];
  return { ...flags, plot: "off", y: "best", ...(reporter.length > 0 ? { reporter } : {}) };
}

function refuseMissing({ baseline, exists, path }: BaselineFile, command: string): void {
  if (baseline !== null) return;
  const what = exists ? `the baseline ${path} is empty` : `there is no baseline ${path}`;
  throw new OptbenchError("verdict", what, { hint: `to write it: ${command}` });
}

/** A part of a baseline cannot be judged by another criterion than the rest, nor settle its disputes. */
async function refuseMixture(
  { baseline, path }: BaselineFile,
  criterion: string,
  update: UpdateKind,
  { plan }: RunRequest,
  { filter, shard }: Flags,
  { cwd }: Io,
): Promise<void> {
  await refuseUnwritable(path, cwd);
  if (baseline === null) return;
  const writesAll = update === "all" && filter === undefined && shard === undefined;
  const rewritten = new Set(update === "new" ? [] : idsOf(plan.cases));
  for (const id of baseline.disputed) {
    if (rewritten.has(id) || writesAll) continue;
    throw usage(`${path} has lines for '${id}' that contradict one another: settle them first`);
  }
  if (baseline.criterion === criterion) return;
  if (writesAll) return;
  throw usage(`${path} is judged by '${baseline.criterion}', this run by '${criterion}'`, {
    hint: `to write all lines anew: -u without =${update}, --filter and --shard`,
  });
}

function reportOf(
  settled: Settled,
  results: Results,
  request: RunRequest,
  file: BaselineFile,
  flags: Flags,
  io: Io,
): CheckReport {
  return {
    ...settled,
    results: results.cases,
    skipped: request.skipped,
    success: changedSuccess(settled.verdicts),
    baseline: file.path,
    isPartial: results.partial,
    placeOf: (id) => file.places.get(id) ?? null,
    reproduce: (id) =>
      commandLine(io.env, "run", request.spec?.name, flags.typed ?? {}, ["--filter", id]),
    accept: accept(request, flags, io),
  };
}

function accept({ spec }: RunRequest, flags: Flags, { env }: Io): string {
  const filter = (flags.filter ?? []).flatMap((pattern) => ["--filter", pattern]);
  const { shard: part, typed = {}, allow } = flags;
  const shard = part === undefined ? [] : ["--shard", `${part.index}/${part.count}`];
  const baseline = flags.baseline === undefined ? [] : ["--baseline", flags.baseline];
  const allowed = allow === undefined ? [] : ["--allow", amountOf(allow)];
  const rest = [...filter, ...shard, ...baseline, ...allowed, "-u"];
  return commandLine(env, "check", spec?.name, typed, rest);
}

function amountOf({ steps, percent }: Allowance): string {
  return percent === undefined ? String(steps) : `${percent}%`;
}

/** The screen of a check, for stdout or for a file. */
async function renderCheckScreen(
  report: CheckReport,
  screen: ScreenRequest,
  io: Io,
  toFile: boolean,
): Promise<string> {
  if (screen.quiet && !toFile)
    return `${OUTCOME_TEXT[report.outcome]}  ${countKinds(report.verdicts)}\n`;
  const [stream, env] = toFile ? [{ write: () => {} }, {}] : [io.stdout, io.env];
  const look = await lookOf(stream, env, screen);
  const shown = titled(foundBeside(report.baseline, screen), renderCheck(report, look, grid), look);
  return withoutCommands(shown, env);
}

/** The spec that was found, where the name of the baseline, which is shown, does not say it. */
function foundBeside(baseline: string, { found }: ScreenRequest): string | undefined {
  const stem = found?.replace(/\.[^.]*$/, "");
  return stem === undefined || baseline.includes(stem) ? undefined : `spec ${found}`;
}
