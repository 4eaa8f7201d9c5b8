import { refuseUnfit } from "../../bench/refuse-unfit.js";
import { realPathOf } from "../../files/real-path.js";
import { kindsOf } from "../../plan/cases.js";
import type { CaseResult } from "../../records/results.js";
import { Tallies } from "../../records/tallies.js";
import { outcome } from "../../report/outcome.js";
import { commandLine } from "../flags/command-line.js";
import type { Flags } from "../flags/read-flags.js";
import { withProfiles } from "../output/comparison-texts.js";
import { endReporters, openReporters, refuseUnwritableOutputs } from "../output/reporters.js";
import { renderRun } from "../output/screen.js";
import { showsSummaries } from "../output/shows-summaries.js";
import { tellWritten } from "../output/tell-written.js";
import { keeperOf } from "../output/what-to-keep.js";
import { EXIT } from "../program/exit-codes.js";
import { tell } from "../program/failure.js";
import type { Io } from "../program/io.js";
import { readRequest, type RunRequest } from "../request/run-request.js";
import { beginningOf } from "../run/beginning.js";
import { addDivergence, type Divergence, tellLimits } from "../run/divergence-warning.js";
import { bareHead } from "../run/results-head.js";
import { execute, interruptedCode, listCases, tellHowToContinue } from "../run/run-cases.js";
import type { LentQueue } from "../run/lend-queue.js";
import type { TunedRequest } from "../run/tune-request.js";
import { drawingOf } from "../figures/figure-flags.js";
import { withoutPath, withoutPaths } from "../output/without-paths.js";

/** `optbench run`. Returns the exit code; a case that diverged is a result, not a failure. */
export async function run(named: string | undefined, typed: Flags, io: Io): Promise<number> {
  const { spec, flags } = await splitTune(named, typed);
  const { sweep } = flags;
  if (sweep !== undefined && flags.queue !== undefined) {
    (await import("../request/queue-flag.js")).refuseSearchOverQueue("--sweep");
  }
  if (sweep !== undefined) {
    return (await import("./sweep.js")).sweep(spec, { ...flags, sweep }, io);
  }
  const asked = await readRequest(spec, flags, io, { heedsTune: true });
  if (asked.tune === null) refuseUnfit(asked.plan, asked.catalogue);
  if (flags.list === true) return listCases(asked, io);
  const found = await findValues(asked, io);
  if (found === null) return endUnbegun(asked, flags, io);
  const { queue } = found.request;
  if (queue === undefined) return runFound(found, { spec, flags }, io);
  const { lendQueue } = await import("../run/lend-queue.js");
  return lendQueue(found.request, queue, io, (lent) =>
    lent === null
      ? endUnbegun(asked, flags, io)
      : runFound(found, { spec, flags, queue: lent }, io),
  );
}

/** How a run was asked for, and what computes it elsewhere. */
interface Running {
  readonly spec: string | undefined;
  readonly flags: Flags;
  readonly queue?: LentQueue;
}

/** Runs the cases whose values are all known, and reports them. */
async function runFound(
  { request, tuning, fragile }: FoundRequest,
  { spec, flags, queue }: Running,
  io: Io,
): Promise<number> {
  const begun = await beginningOf(flags.resume, request, io);
  const beginning = tuning === undefined ? begun : { ...begun, head: { ...begun.head, tuning } };
  const reporters = await openReporters(request.outputs, io, {
    beginning,
    drawing: drawingOf(request),
  });
  const isCounted = request.plan.settings.keep === "summary";
  const keep = isCounted ? null : keeperOf(request);
  const unstable = new Map<string, Divergence>();
  let missed = 0;
  let inError = 0;
  const onCase = (one: CaseResult) => {
    const published = request.keepsPath ? one : withoutPath(one);
    for (const reporter of reporters) reporter.add(published);
    if (request.verbose) tell(io, describe(one));
    addDivergence(unstable, one);
    if (one.status !== "reached") missed++;
    if (one.status === "error") inError++;
  };
  const results = await execute(request, io, beginning, {
    onCase,
    keep,
    fragile,
    queue,
    tallies: isCounted ? new Tallies(kindsOf(request.planned.cases)) : undefined,
    isSummed: showsSummaries(request.outputs, request.screen),
  });
  const whole = await withProfiles(results, request.screen.profiles, request.catalogue);
  const published = request.keepsPath ? whole : withoutPaths(whole);
  const retune = commandLine(io.env, "run", spec, flags.typed ?? {}, ["--tune"]);
  const screen = (toFile: boolean) => renderRun(whole, request, io, toFile, retune);
  await endReporters(reporters, published, screen, { drawn: whole });
  tellWritten(request, io);
  if (unstable.size > 0 && !request.screen.quiet) {
    tellLimits([...unstable.values()], request.catalogue, io);
  }
  if (!results.partial) {
    const code = flags.requireReached === true ? required(missed, io) : EXIT.ok;
    return inError > 0 ? failed(inError, io) : code;
  }
  tellHowToContinue(request, io);
  return interruptedCode(io);
}

/** A function or a method of the user's threw. */
function failed(count: number, io: Io): number {
  tell(io, `error: ${count === 1 ? "1 case" : `${count} cases`} ended in error`);
  return EXIT.regression;
}

/** The verdict of --require-reached. */
function required(missed: number, io: Io): number {
  if (missed === 0) return EXIT.ok;
  const cases = missed === 1 ? "1 case does" : `${missed} cases do`;
  tell(io, `error: --require-reached: ${cases} not reach the target`);
  return EXIT.regression;
}

/** Interrupted before there were cases to run: says so, and leaves alone what is to be resumed. */
async function endUnbegun(request: RunRequest, { resume }: Flags, io: Io): Promise<number> {
  const results = { ...bareHead(request), partial: true, cases: [] };
  const resumed = resume === undefined ? null : realPathOf(resume, io.cwd);
  const outputs = request.outputs.filter(
    ({ path }) => path === null || realPathOf(path, io.cwd) !== resumed,
  );
  const reporters = await openReporters(outputs, io, { drawing: drawingOf(request) });
  await endReporters(reporters, results, (toFile) => renderRun(results, request, io, toFile));
  return interruptedCode(io);
}

/** `--tune classic` means the spec. What knows is loaded only where values are searched for. */
async function splitTune(spec: string | undefined, flags: Flags) {
  if (typeof flags.tune !== "string") return { spec, flags };
  return (await import("../request/tune-flags.js")).splitTune(spec, flags);
}

/** A request without open values, and how they were found where there were some. */
type FoundRequest = { readonly request: RunRequest } & Partial<TunedRequest>;

/** Searches for the values that are asked for; null where the user interrupts. */
async function findValues(request: RunRequest, io: Io): Promise<FoundRequest | null> {
  if (request.tune === null) return { request };
  // a search takes its time, and should not end at a file that cannot be written
  await refuseUnwritableOutputs(request.outputs, io);
  const { tuneRequest } = await import("../run/tune-request.js");
  return tuneRequest(request, request.tune, io);
}

/** A case in a line, for --verbose. */
function describe(one: CaseResult): string {
  const { id, status, steps, final, evaluations, message } = one;
  const when = status === "reached" ? `at step ${steps}` : `after ${final.step} iterations`;
  const saysWhen = ["escaped", "diverged", "error", "skipped"].includes(status);
  const how = saysWhen ? "" : ` ${when}`;
  const why = message === undefined ? "" : ` (${message.split("\n")[0]})`;
  return `${id}: ${outcome(one)}${how}${why}, ${evaluations} evaluations`;
}
