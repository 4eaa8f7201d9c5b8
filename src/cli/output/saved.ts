import { optimizerNamed } from "../../plan/known-names.js";
import { builtins } from "../../bench/builtins.js";
import { mergeResults, type SavedResults } from "../../bench/merge.js";
import { readEither } from "../../bench/read-results.js";
import { withSummaries } from "../../bench/summaries/with-summaries.js";
import { usage } from "../../core/errors.js";
import { readDocument } from "../../files/read-document.js";
import { groupedBy } from "../../core/grouped-by.js";
import { problemKey } from "../../statistics/pair-key.js";
import { showsSummaries } from "./shows-summaries.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { ProfileKind } from "../../plan/presentation.js";
import type { CaseResult, Results } from "../../records/results.js";
import type { Flags } from "../flags/read-flags.js";
import { EXIT } from "../program/exit-codes.js";
import { tell } from "../program/failure.js";
import type { Io } from "../program/io.js";
import { readDrawing, readPlay } from "../figures/figure-flags.js";
import type { Output } from "../request/outputs.js";
import { loadPlugins, pluginsIn } from "../plugins/plugins.js";
import { keptScreen, refuseUnshown } from "../request/refuse-unkept.js";
import { readScreen } from "../request/screen-request.js";
import { listed } from "../../report/listed.js";
import { reporterOf } from "../../report/reporters.js";
import { withProfiles } from "./comparison-texts.js";
import { functionOf, orNull } from "./problem.js";
import { endReporters, openReporters } from "./reporters.js";
import { renderRun } from "./screen.js";

/** Gives saved results to reporters; `name` is what messages call them. Returns the exit code. */
export async function renderSaved(
  results: Results,
  name: string,
  outputs: readonly Output[],
  flags: Flags,
  io: Io,
): Promise<number> {
  const { keep = "curve" } = results.settings;
  refuseUnshown(keep, outputs, flags, `${name}: `);
  const screen = keptScreen(readScreen(flags, {}), keep);
  const warn = (message: string) => flags.quiet !== true && tell(io, `warning: ${message}`);
  const catalogue = await loadPlugins(pluginsIn(io.cwd, flags.plugin), builtins(), warn, io);
  // only the screen and pictures ask what a name stands for
  const asksForNames = outputs.some(
    ({ reporter }) => reporter === "table" || reporterOf(reporter).isDrawn === true,
  );
  if (asksForNames) {
    refuseOtherDimensions(results.cases, catalogue, name);
    const unknown = unknownNames(results.cases, catalogue);
    if (unknown.length > 0) warn(withoutDefinitions(unknown, name, results));
  }
  const isSummed = showsSummaries(outputs, screen);
  const summed = isSummed ? await withSummaries(results, catalogue) : results;
  const whole =
    flags.profile === undefined ? summed : await profiled(summed, screen.profiles, name);
  const figures = readDrawing(flags, outputs);
  const drawing = { catalogue, figures, play: readPlay(flags, outputs), y: screen.y };
  const reporters = await openReporters(outputs, io, { drawing });
  await endReporters(reporters, whole, (toFile) =>
    renderRun(whole, { catalogue, screen }, io, toFile),
  );
  return EXIT.ok;
}

/** A file may name a function of any dimension: what it holds vectors of must be what it names. */
function refuseOtherDimensions(
  cases: readonly CaseResult[],
  catalogue: Catalogue,
  name: string,
): void {
  for (const [one] of groupedBy(cases, problemKey)) {
    const fn = functionOf(one, catalogue);
    if (fn === null || fn.dim === one.dimension) continue;
    throw usage(`${name}: '${one.id}' has dimension ${one.dimension}, its function another`);
  }
}

/** The functions and methods of plug-ins that are not at hand. */
function unknownNames(cases: readonly CaseResult[], catalogue: Catalogue): string[] {
  const functions = groupedBy(cases, problemKey).filter(
    ([one]) => functionOf(one, catalogue) === null,
  );
  const optimizers = groupedBy(cases, (one) => one.optimizer).filter(
    ([{ optimizer }]) => orNull(() => optimizerNamed(optimizer, catalogue)) === null,
  );
  return [
    ...functions.map(([one]) => one.function),
    ...optimizers.map(([one]) => one.label ?? one.optimizer),
  ];
}

/** Numbers need no definitions; formulas, maps and what is said of learning rates do. */
function withoutDefinitions(
  unknown: readonly string[],
  name: string,
  { plugins = [] }: Results,
): string {
  const flags = plugins.map((plugin) => ` --plugin ${plugin.name}`).join("");
  const how = flags === "" ? "name their file: --plugin" : `add${flags}`;
  return `${name}: no definition of ${listed(unknown, 3)} is at hand, so formulas, maps and words on learning rates are left out\n  ${how}`;
}

/** The profiles asked for instead of those that the file has. */
function profiled(
  { profiles: _, ...results }: Results,
  kinds: readonly ProfileKind[],
  name: string,
): Promise<Results> {
  if (kinds.includes("ecdf") && results.cases.some(({ ladder }) => ladder === undefined)) {
    throw usage(
      `${name}: the evaluations to each target, which an ecdf needs, do not stand in it`,
      { hint: "record them: optbench run … --profile ecdf --out results.json" },
    );
  }
  return withProfiles(results, kinds);
}

/** Results from a file: a document, or lines that begin with one about the run. */
export async function readSaved(path: string, cwd: string): Promise<Results> {
  const { results } = readEither(await readDocument(path, cwd), path);
  if (results !== null) return results;
  throw usage(`${path}: its first line does not say by what the cases were judged`, {
    hint: "take the file as optbench wrote it, or a document: optbench run … --out results.json",
  });
}

/** The results of a run from the files of its shards, or from one file of it all. */
export async function readMerged(
  paths: readonly string[],
  cwd: string,
): Promise<ReturnType<typeof mergeResults>> {
  const saved: SavedResults[] = [];
  for (const name of paths) saved.push({ name, results: await readSaved(name, cwd) });
  return mergeResults(saved);
}
