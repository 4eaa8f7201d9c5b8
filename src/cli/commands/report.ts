import { builtins } from "../../bench/builtins.js";
import { readEither } from "../../bench/read-results.js";
import { usage } from "../../core/errors.js";
import { EXIT } from "../exit-codes.js";
import type { Io } from "../io.js";
import { loadPlugins } from "../plugins.js";
import { readText } from "../read-text.js";
import { openReporters, readOutputs } from "../reporters.js";
import { readScreen, type RunFlags } from "../run-request.js";
import { renderRun } from "../run-screen.js";

interface ReportFlags extends RunFlags {
  readonly to?: string[];
}

/** `optbench report <results>`: shows saved results again, without running anything. */
export async function report(path: string, flags: ReportFlags, io: Io): Promise<number> {
  const outputs = readOutputs(flags.to === undefined ? {} : { reporter: flags.to }, "--to");
  const screen = readScreen(flags, {});
  const warn = (message: string) => io.stderr.write(`warning: ${message}\n`);
  const catalogue = await loadPlugins(flags.plugin ?? [], builtins(), io.cwd, warn);
  const { results } = readEither(await readText(path, io.cwd), path);
  if (results === null) {
    throw usage(
      `${path}: a line a case does not say by what the cases were judged\n  save a document to report from: optbench run … --out results.json`,
    );
  }
  const reporters = await openReporters(outputs, io);
  for (const reporter of reporters) {
    for (const one of results.cases) reporter.add(one);
    await reporter.end(results, (toFile) => renderRun(results, { catalogue, screen }, io, toFile));
  }
  return EXIT.ok;
}
