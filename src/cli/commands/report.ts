import { builtins } from "../../bench/builtins.js";
import { readEither } from "../../bench/read-results.js";
import type { CaseResult } from "../../bench/results.js";
import { usage } from "../../core/errors.js";
import type { Catalogue } from "../../spec/catalogue.js";
import { parseItem } from "../../spec/grammar.js";
import { resolveFunctions } from "../../spec/resolve.js";
import { EXIT } from "../exit-codes.js";
import { tell } from "../failure.js";
import type { Io } from "../io.js";
import { loadPlugins, pluginsIn } from "../plugins.js";
import { readDocument } from "../read-document.js";
import { endReporters, openReporters, readOutputs } from "../reporters.js";
import { readScreen, type RunFlags } from "../run-request.js";
import { renderRun } from "../run-screen.js";

interface ReportFlags extends RunFlags {
  readonly to?: string[];
}

/** A file may name a function of any dimension: what it holds vectors of must be what it names. */
function refuseOtherDimension(one: CaseResult, catalogue: Catalogue, path: string): void {
  const fns = resolveFunctions(parseItem(one.function), catalogue, one.dimension);
  if (fns.length === 1 && fns[0].dim === one.dimension) return;
  throw usage(`${path}: '${one.id}' has dimension ${one.dimension}, its function another`);
}

/** `optbench report <results>`: shows saved results again, without running anything. */
export async function report(path: string, flags: ReportFlags, io: Io): Promise<number> {
  const outputs = readOutputs(flags.to === undefined ? {} : { reporter: flags.to }, io.cwd, "--to");
  const screen = readScreen(flags, {});
  const warn = (message: string) => flags.quiet !== true && tell(io, `warning: ${message}`);
  const catalogue = await loadPlugins(pluginsIn(io.cwd, flags.plugin), builtins(), warn);
  const { results } = readEither(await readDocument(path, io.cwd), path);
  if (results === null) {
    throw usage(
      `${path}: a line a case does not say by what the cases were judged\n  save a document to report from: optbench run … --out results.json`,
    );
  }
  for (const one of results.cases) refuseOtherDimension(one, catalogue, path);
  const reporters = await openReporters(outputs, io);
  for (const reporter of reporters) for (const one of results.cases) reporter.add(one);
  await endReporters(reporters, results, (toFile) =>
    renderRun(results, { catalogue, screen }, io, toFile),
  );
  return EXIT.ok;
}
