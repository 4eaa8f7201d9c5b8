import { runSerially } from "../../bench/executors/serial.js";
import { RESULTS_FORMAT, type CaseResult, type Results } from "../../bench/results.js";
import { environment } from "../../library/environment.js";
import type { Plan } from "../../spec/plan.js";
import { EXIT } from "../exit-codes.js";
import { visible } from "../failure.js";
import type { Io } from "../io.js";
import { planRequest } from "../plan-request.js";
import { startProgress } from "../progress.js";
import { openReporters } from "../reporters.js";
import { readRequest, type RunFlags, type RunRequest } from "../run-request.js";
import { renderRun } from "../run-screen.js";

/** `optbench run`. Returns the exit code; a case that diverged is a result, not a failure. */
export async function run(spec: string | undefined, flags: RunFlags, io: Io): Promise<number> {
  const request = await readRequest(spec, flags, io);
  const { plan } = planRequest(request, flags);
  if (flags.list === true) {
    io.stdout.write(plan.cases.map(({ id }) => `${visible(id)}\n`).join(""));
    return EXIT.ok;
  }
  const reporters = await openReporters(request.outputs, io);
  const results = await execute(plan, request, io, (one) => {
    const published = request.keepsPath ? one : withoutPath(one);
    for (const reporter of reporters) reporter.add(published);
    if (flags.verbose === true) io.stderr.write(`${visible(describe(one))}\n`);
  });
  const published = request.keepsPath
    ? results
    : { ...results, cases: results.cases.map(withoutPath) };
  for (const reporter of reporters) {
    await reporter.end(published, (toFile) => renderRun(results, request, io, toFile));
  }
  return results.partial ? interruptedCode(io) : EXIT.ok;
}

/** The exit code of a run that a signal has ended. */
export function interruptedCode(io: Io): number {
  return io.interruption() === "SIGTERM" ? EXIT.terminated : EXIT.interrupted;
}

/** Runs a plan; fewer cases than planned when the user interrupts. */
export async function execute(
  plan: Plan,
  { catalogue, progress: showsProgress }: RunRequest,
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
    onCase(one);
  }
  progress.end();
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
function describe({ id, status, final, evaluations, message }: CaseResult): string {
  const why = message === undefined ? "" : ` (${message})`;
  return `${id}: ${status} after ${final.step} iterations${why}, ${evaluations} evaluations`;
}
