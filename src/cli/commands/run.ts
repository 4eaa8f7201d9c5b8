import { resolveCase, startRun } from "../../bench/execute.js";
import { runSerially } from "../../bench/executors/serial.js";
import { RESULTS_FORMAT, type CaseResult, type Results } from "../../bench/results.js";
import { OptbenchError, usage } from "../../core/errors.js";
import { environment } from "../../library/environment.js";
import { visible } from "../../report/fit-text.js";
import { outcome } from "../../report/table.js";
import { EXIT } from "../exit-codes.js";
import { tell } from "../failure.js";
import type { Io } from "../io.js";
import { startProgress } from "../progress.js";
import { endReporters, openReporters } from "../reporters.js";
import { readRequest, type RunFlags, type RunRequest } from "../run-request.js";
import { renderRun } from "../run-screen.js";

/** `optbench run`. Returns the exit code; a case that diverged is a result, not a failure. */
export async function run(spec: string | undefined, flags: RunFlags, io: Io): Promise<number> {
  const request = await readRequest(spec, flags, io);
  refuseUnfit(request);
  if (flags.list === true) return listCases(request, io);
  const reporters = await openReporters(request.outputs, io);
  const results = await execute(request, io, (one) => {
    const published = request.keepsPath ? one : withoutPath(one);
    for (const reporter of reporters) reporter.add(published);
    if (request.verbose) tell(io, describe(one));
  });
  const published = request.keepsPath
    ? results
    : { ...results, cases: results.cases.map(withoutPath) };
  await endReporters(reporters, published, (toFile) => renderRun(results, request, io, toFile));
  return results.partial ? interruptedCode(io) : EXIT.ok;
}

/** `--list`: the ids of the cases, without running them. */
export function listCases({ plan }: RunRequest, io: Io): number {
  io.stdout.write(plan.cases.map(({ id }) => `${visible(id)}\n`).join(""));
  return EXIT.ok;
}

/** The exit code of a run that a signal has ended. */
export function interruptedCode(io: Io): number {
  return io.interruption() === "SIGTERM" ? EXIT.terminated : EXIT.interrupted;
}

/** Throws before the first case what would else be thrown at a later one: a method that needs what the function lacks. */
export function refuseUnfit({ plan: { cases, settings }, catalogue }: RunRequest): void {
  const seen = new Set<string>();
  for (const one of cases) {
    const pair = `${one.function} ${one.dimension} ${one.optimizer}`;
    if (seen.has(pair)) continue;
    seen.add(pair);
    try {
      startRun(resolveCase(one, catalogue), { ...settings, path: false });
    } catch (error) {
      if (!(error instanceof OptbenchError)) throw error;
      throw usage(`${one.function} with ${one.optimizer}: ${error.message}`);
    }
  }
}

/** Runs the cases of a request; fewer than planned when the user interrupts. */
export async function execute(
  { plan, catalogue, progress: showsProgress }: RunRequest,
  io: Io,
  onCase: (one: CaseResult) => void,
): Promise<Results> {
  const cases: CaseResult[] = [];
  const progress = startProgress(plan.cases.length, showsProgress, io);
  const isInterrupted = () => {
    progress.tick(cases.length);
    return io.interruption() !== null;
  };
  for await (const one of runSerially(plan, catalogue, isInterrupted)) {
    cases.push(one);
    progress.clear();
    onCase(one);
  }
  progress.clear();
  const { iterations, tolerance, metric, targets } = plan.settings;
  return {
    format: RESULTS_FORMAT,
    settings: { iterations, tolerance, metric, targets },
    environment: environment(),
    partial: cases.length < plan.cases.length,
    cases,
  };
}

/** Contours need paths that nobody asked to have in the results. */
function withoutPath({ path: _, ...rest }: CaseResult): CaseResult {
  return rest;
}

/** A case in a line, for --verbose. */
function describe(one: CaseResult): string {
  const { id, status, steps, final, evaluations, message } = one;
  const when = status === "reached" ? `at step ${steps}` : `after ${final.step} iterations`;
  const how = status === "diverged" || status === "error" ? "" : ` ${when}`;
  const why = message === undefined ? "" : ` (${message.split("\n")[0]})`;
  return `${id}: ${outcome(one)}${how}${why}, ${evaluations} evaluations`;
}
