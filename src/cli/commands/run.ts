import type { CaseResult } from "../../bench/results.js";
import { outcome } from "../../report/table.js";
import { EXIT } from "../exit-codes.js";
import { tell } from "../failure.js";
import type { Io } from "../io.js";
import { endReporters, openReporters } from "../reporters.js";
import { headOf } from "../results-head.js";
import { execute, interruptedCode, listCases, refuseUnfit } from "../run-cases.js";
import { readRequest, type RunFlags } from "../run-request.js";
import { renderRun } from "../run-screen.js";

/** `optbench run`. Returns the exit code; a case that diverged is a result, not a failure. */
export async function run(spec: string | undefined, flags: RunFlags, io: Io): Promise<number> {
  const request = await readRequest(spec, flags, io);
  refuseUnfit(request);
  if (flags.list === true) return listCases(request, io);
  const head = headOf(request);
  const reporters = await openReporters(request.outputs, io, { head });
  const results = await execute(request, io, head, (one) => {
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
