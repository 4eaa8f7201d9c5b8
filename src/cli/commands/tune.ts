import { kindsOf } from "../../plan/cases.js";
import { describeRates, ratedIn } from "../../bench/fairness.js";
import { groupedBy } from "../../core/grouped-by.js";
import type { Results } from "../../records/results.js";
import { functionItem, optimizerItem } from "../../records/run-command.js";
import type { Tuning } from "../../records/tuning.js";
import { renderTuningByFunction } from "../../report/tuning.js";
import { wrap } from "../../report/wrap.js";
import { grid } from "../../terminal/grid.js";
import { lookOf } from "../../terminal/look.js";
import { commandLine } from "../flags/command-line.js";
import type { Flags } from "../flags/read-flags.js";
import { endReporters, openReporters } from "../output/reporters.js";
import { EXIT } from "../program/exit-codes.js";
import type { Io } from "../program/io.js";
import { refuseCaseReporters } from "../request/outputs.js";
import { readRequest, type RunRequest } from "../request/run-request.js";
import { bareHead } from "../run/results-head.js";
import { interruptedCode, listCases } from "../run/run-cases.js";
import { tuneRequest } from "../run/tune-request.js";
import { titled } from "../../report/titled.js";

/** `optbench tune`: searches for values and prints them as command lines, without the comparison. */
export async function tune(spec: string | undefined, flags: Flags, io: Io): Promise<number> {
  const reporter = [flags.json === true ? "json" : "table"];
  const searching: Flags = { ...flags, tune: true, plot: "off", y: "best", reporter };
  const request = await readRequest(spec, searching, io);
  refuseCaseReporters(request, "tune");
  if (flags.list === true) return listCases(request, io);
  const reporters = await openReporters(request.outputs, io);
  const found = await tuneRequest(request, request.tune!, io);
  const results: Results = {
    ...bareHead(request),
    partial: found === null,
    ...(found === null ? {} : { tuning: found.tuning }),
    cases: [],
  };
  await endReporters(reporters, results, async (toFile) =>
    found === null
      ? "Interrupted: nothing was found.\n"
      : renderFound(found.request, found.tuning!, flags, io, toFile),
  );
  return found === null ? interruptedCode(io) : EXIT.ok;
}

async function renderFound(
  request: RunRequest,
  tuning: Tuning,
  flags: Flags,
  io: Io,
  toFile: boolean,
): Promise<string> {
  const lines = linesToPaste(request, tuning, flags, io);
  if (request.screen.quiet) return `${lines.join("\n")}\n`;
  const [stream, env] = toFile ? [{ write: () => {} }, {}] : [io.stdout, io.env];
  const look = await lookOf(stream, env, request.screen);
  const optimizers = ratedIn(kindsOf(request.plan.cases), request.catalogue);
  const rates = wrap(describeRates(optimizers, tuning), look.width);
  const screen = `${renderTuningByFunction(tuning, look, grid)}\n${lines.join("\n")}\n\n${rates}\n`;
  return titled(request.screen.title, screen, look);
}

/** The comparison with what was found: a command line for each function, or one for all. */
function linesToPaste(
  { plan, spec }: RunRequest,
  { scope }: Tuning,
  flags: Flags,
  { env }: Io,
): string[] {
  const groups =
    scope === "all"
      ? [[...plan.cases]]
      : groupedBy(plan.cases, (one) => `${one.function} ${one.dimension}`);
  return groups.map((cases) => {
    const { dim: _, ...kept } = flags.typed ?? {};
    const opt = [unique(cases.map(optimizerItem)).join(",")];
    const fn = [unique(cases.map(functionItem)).join(",")];
    return commandLine(env, "run", spec?.name, { ...kept, fn, opt }, []);
  });
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
