import { builtins } from "../../bench/builtins.js";
import { usage } from "../../core/errors.js";
import { refuseUnwritable, writeWhole } from "../../files/files.js";
import { refuseOldFolder } from "../../files/new-folder.js";
import { PROFILE_KINDS } from "../../plan/presentation.js";
import type { CaseResult, Results } from "../../records/results.js";
import type { CheckReport } from "../../report/check-report.js";
import { renderNdjsonHead, renderNdjsonLine } from "../../report/json.js";
import { isFolder, reporterOf } from "../../report/reporters.js";
import type { Io } from "../program/io.js";
import { isFigureFormat, type Drawing } from "../figures/figure-flags.js";
import type { Output } from "../request/outputs.js";
import type { Beginning } from "../run/results-head.js";
import { parametersIn } from "./parameters-of.js";
import { withProfiles } from "./comparison-texts.js";
import type { Reporter, Screen } from "./reporter.js";

/** What the reporters of a run know before its first case. */
interface Opening {
  /** Of a run, whose cases end one by one; without it nothing is written before the end. */
  readonly beginning?: Beginning | undefined;
  readonly hasVerdicts?: boolean;
  /** The material of figures; undefined if there are no cases to draw. */
  readonly drawing?: Drawing | undefined;
}

/** Throws where a file that is asked for could not be written. */
export async function refuseUnwritableOutputs(
  outputs: readonly Output[],
  { cwd }: Io,
): Promise<void> {
  for (const { reporter, path } of outputs) {
    if (path === null) continue;
    if (isFigureFormat(reporter)) {
      const { refuseUnwritableFigures } = await import("../figures/figure-files.js");
      await refuseUnwritableFigures(reporter, path, cwd);
      continue;
    }
    await (isFolder(reporter) ? refuseOldFolder(path, cwd) : refuseUnwritable(path, cwd));
  }
}

/** Opens what is asked for. Throws before anything is run where a file could not be written. */
export async function openReporters(
  outputs: readonly Output[],
  io: Io,
  opening: Opening = {},
): Promise<Reporter[]> {
  const { hasVerdicts = false } = opening;
  if (!hasVerdicts && outputs.some(({ reporter }) => reporter === "verdicts")) {
    throw usage("--reporter verdicts: only optbench check has verdicts");
  }
  for (const { reporter, path } of outputs) {
    if (reporter === "github" && path !== null && !hasVerdicts) {
      throw usage(
        `--reporter github=${path}: only optbench check has annotations; a run writes its step summary`,
        { hint: `use --reporter github, or markdown=${path}` },
      );
    }
  }
  await refuseUnwritableOutputs(outputs, io);
  const reporters: Reporter[] = [];
  for (const output of outputs) reporters.push(await openReporter(output, io, opening));
  return reporters;
}

async function openReporter(
  { reporter, path }: Output,
  io: Io,
  { beginning, drawing }: Opening,
): Promise<Reporter> {
  if (isFigureFormat(reporter)) {
    if (drawing === undefined) throw usage(`--reporter ${reporter}: there are no cases to draw`);
    return (await import("../figures/figure-files.js")).figureReporter(reporter, path, drawing, io);
  }
  if (reporter === "html") {
    if (drawing === undefined) throw usage("--reporter html: there are no cases to show");
    return (await import("../figures/page-file.js")).pageReporter(path, drawing, io);
  }
  if (reporter === "github") return (await import("./github.js")).githubReporter(path, io);
  if (reporter === "ndjson" && beginning !== undefined) {
    if (path !== null) {
      return (await import("./ndjson-file.js")).ndjsonFile(path, beginning, io.cwd);
    }
    io.stdout.write(renderNdjsonHead(beginning.head));
    const add = (one: CaseResult) => io.stdout.write(renderNdjsonLine(one));
    return { add, end: async () => {} };
  }
  if (isFolder(reporter))
    return (await import("./folder-reporter.js")).folderReporter(reporter, path!, io);
  return {
    ...(reporterOf(reporter).needsPath === true ? { needsPath: true } : {}),
    add: () => {},
    async end(results, screen, found) {
      const { render } = reporterOf(reporter);
      const text =
        render === null
          ? await screen(path !== null)
          : await render(results, {
              check: found,
              parametersOf: parametersIn(drawing?.catalogue ?? builtins()),
              map: async () => (await withProfiles(results, ["map"])).profiles!,
              profiles: async () => (await withProfiles(results, PROFILE_KINDS)).profiles!,
            });
      if (path !== null) return writeWhole(path, text, io.cwd);
      for (const piece of typeof text === "string" ? [text] : text) io.stdout.write(piece);
    },
  };
}

/** What reporters are told beside the results. */
interface Ending {
  /** What a check found. */
  readonly check?: CheckReport;
  /** The results with the paths that only pictures show. */
  readonly drawn?: Results;
}

/** Ends all: a file that cannot be written keeps no other from being written. */
export async function endReporters(
  reporters: readonly Reporter[],
  results: Results,
  screen: Screen,
  { check, drawn = results }: Ending = {},
): Promise<void> {
  const failures: unknown[] = [];
  for (const reporter of reporters) {
    const given = reporter.needsPath === true ? drawn : results;
    await reporter.end(given, screen, check).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}
