import { builtins } from "../bench/builtins.js";
import type { TuneOptions } from "../bench/tune/tuning.js";
import { OptbenchError, usage } from "../core/errors.js";
import { parseNumber } from "../core/params.js";
import type { CurveY, Plot as PlotKind } from "../report/screen.js";
import type { SortKey } from "../report/sort-rows.js";
import type { Catalogue } from "../spec/catalogue.js";
import { withoutSettings, type Gate } from "../spec/gate.js";
import type { ResolveItem, RunSpec } from "../spec/plan.js";
import type { RunFile } from "../spec/run-file.js";
import type { ProfileKind } from "../spec/profile-kinds.js";
import { parseSeeds } from "../spec/seeds.js";
import { SETTINGS } from "../spec/settings.js";
import { PRESENTATION, type Presentation, type TableKind } from "../spec/spec-fields.js";
import { parseStart } from "../spec/starts.js";
import { readShard, WHOLE } from "../spec/shard.js";
import type { LookOptions } from "../terminal/look.js";
import { tell } from "./failure.js";
import { filled, readNumber, readNumbers, readWord, splitList } from "./flags.js";
import type { Io } from "./io.js";
import { readLook, type GlobalFlags } from "./look-flags.js";
import { MOST_JOBS, type Jobs } from "./choose-executor.js";
import { loadPlugins, pluginsIn, type Plugin } from "./plugins.js";
import { planCases, type ChosenPlan } from "./plan-request.js";
import { readProfiles } from "./read-profiles.js";
import { readOutputs, type Output } from "./reporters.js";
import { findSpec, type SpecFile } from "./spec-file.js";
import type { TuneFlags } from "./tune-flags.js";

/** The flags of `run` as commander hands them over. */
export interface RunFlags extends GlobalFlags, TuneFlags {
  readonly spec?: string;
  readonly fn?: string[];
  readonly opt?: string[];
  readonly dim?: string[];
  readonly start?: string[];
  readonly seeds?: string[];
  readonly plugin?: string[];
  readonly iters?: string;
  readonly maxEvals?: string;
  readonly timeout?: string;
  readonly tol?: string;
  readonly targets?: string[];
  readonly metric?: string;
  readonly stopAtTarget?: boolean;
  readonly maxCases?: string;
  readonly filter?: string[];
  readonly shard?: string;
  readonly resume?: string;
  readonly list?: boolean;
  readonly jobs?: string;
  readonly json?: boolean;
  readonly reporter?: string[];
  readonly out?: string;
  readonly path?: boolean;
  readonly sweep?: string;
  readonly plot?: string;
  readonly y?: string;
  readonly sort?: string;
  readonly table?: string;
  readonly profile?: string[];
}

/** How the screen is to be. */
export interface ScreenRequest extends LookOptions {
  readonly title: string | undefined;
  readonly plot: PlotKind;
  /** Whether a flag or the spec says which plot. */
  readonly asksForPlot: boolean;
  readonly y: CurveY;
  readonly sort: SortKey;
  readonly table: TableKind;
  readonly profiles: readonly ProfileKind[];
  readonly quiet: boolean;
}

/** All that a command line and its spec file ask for; flags go before the file, the file before defaults. */
export interface RunRequest extends ChosenPlan {
  readonly spec: Pick<SpecFile, "name" | "path"> | undefined;
  readonly gate: Gate;
  readonly catalogue: Catalogue;
  /** What the catalogue has beside what ships. */
  readonly plugins: readonly Plugin[];
  readonly jobs: Jobs;
  readonly outputs: readonly Output[];
  /** How the values are found for which the plan has intervals. */
  readonly tune: TuneOptions | null;
  /** Whether results keep paths; a contour needs them all the same. */
  readonly keepsPath: boolean;
  readonly progress: boolean;
  readonly verbose: boolean;
  readonly screen: ScreenRequest;
}

const NOTHING: RunFile = {
  run: { functions: [], optimizers: [] },
  plugins: [],
  presentation: {},
  gate: {},
  extends: [],
  zip: [],
  place: () => undefined,
};

/**
 * Reads flags and spec. Throws a usage error for anything that is wrong in either.
 *
 * @param resolve what items of the list of optimizers stand for, if not for themselves
 */
export async function readRequest(
  specName: string | undefined,
  flags: RunFlags,
  io: Io,
  resolve?: ResolveItem,
): Promise<RunRequest> {
  const spec = await chooseSpec(specName, flags, io);
  const file = spec?.file ?? NOTHING;
  const screen = readScreen(flags, file.presentation);
  const outputs = readOutputs(chosenReporters(flags, file.presentation), io.cwd);
  const stated = readRun(flags);
  const run = { ...file.run, ...stated };
  const tune = await readTune(flags);
  const keepsPath = run.path === true;
  const further = screen.y === "gradient" || screen.y === "distance" ? screen.y : "none";
  const maxCases =
    flags.maxCases === undefined
      ? undefined
      : readNumber("--max-cases", flags.maxCases, { range: "[1, 1e6]", integer: true });
  const jobs = readJobs(flags.jobs);
  if (run.functions.length === 0)
    throw usage("no function given\n  try: --fn anisotropic   all: optbench list functions");
  if (run.optimizers.length === 0)
    throw usage("no optimizer given\n  try: --opt adam,sgd   all: optbench list optimizers");
  const plugins = [...(spec?.plugins ?? []), ...pluginsIn(io.cwd, flags.plugin)];
  const warn = (message: string) => flags.quiet !== true && tell(io, `warning: ${message}`);
  const catalogue = await loadPlugins(plugins, builtins(), warn);
  const gate = withoutSettings(file.gate, Object.keys(stated));
  const planning = {
    run: {
      ...run,
      path: keepsPath || screen.plot === "contour",
      curveMetric: further,
      ...(needsLadder(screen, outputs) ? { ladder: true } : {}),
    } as RunSpec,
    zip: file.zip,
    gate,
    isWhole: ["fn", "opt", "dim", "start", "seeds"].every((flag) => !(flag in flags)),
    maxCases,
    patterns: flags.filter,
    shard: flags.shard === undefined ? WHOLE : readShard(flags.shard),
    resolve: tune === null ? resolve : (await import("../spec/search.js")).resolveOpen,
  };
  return {
    ...locating(file, flags, () => planCases(planning, catalogue)),
    spec,
    gate,
    catalogue,
    plugins,
    jobs,
    outputs,
    tune,
    keepsPath,
    progress:
      flags.progress !== false &&
      flags.quiet !== true &&
      outputs.some(({ reporter, path }) => reporter === "table" && path === null),
    verbose: flags.verbose === true,
    screen,
  };
}

/** How values are searched for; what reads it is loaded only where they are. */
async function readTune(flags: RunFlags): Promise<TuneOptions | null> {
  const { tune, trials, objective, method, tuneFor, shard } = flags;
  if (tune !== undefined && shard !== undefined) {
    throw usage("--tune searches before there are cases to share out: leave --shard away");
  }
  const isAsked = [tune, trials, objective, method, tuneFor].some((flag) => flag !== undefined);
  return isAsked ? (await import("./tune-flags.js")).readTune(flags) : null;
}

/** Run lengths are measured while a case runs. */
function needsLadder({ profiles }: ScreenRequest, outputs: readonly Output[]): boolean {
  return profiles.includes("ecdf") || outputs.some(({ reporter }) => reporter === "profile-csv");
}

/** An error about an item of the spec file says where it stands there, not in which flag. */
function locating<T>(file: RunFile, flags: RunFlags, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof OptbenchError)) throw error;
    if (flags.start !== undefined && /^starts?: /.test(error.message)) {
      throw usage(error.message.replace(/^starts?/, "--start"));
    }
    if (error.where === undefined) throw error;
    const { code, message, span, where } = error;
    const flag = { functions: flags.fn, optimizers: flags.opt }[where.field];
    const place = flag === undefined ? file.place(where.field, where.text, span) : undefined;
    if (place === undefined) throw error;
    throw new OptbenchError(code, `${place}  ${message}`, span, { ...where, field: "" });
  }
}

function readJobs(text = "auto"): Jobs {
  if (text === "auto") return text;
  if (parseNumber(text) === undefined) {
    throw usage(`--jobs: '${text}' is neither a number of threads nor auto`);
  }
  return readNumber("--jobs", text, { range: `[1, ${MOST_JOBS}]`, integer: true });
}

/** Flags replace the reporters of the spec. */
function chosenReporters(flags: RunFlags, { reporters }: Presentation): RunFlags {
  const isStated = flags.reporter !== undefined || flags.json === true;
  return isStated || reporters === undefined ? flags : { ...flags, reporter: [...reporters] };
}

/** The part of the flags that says what to run. */
function readRun(flags: RunFlags): Partial<RunSpec> {
  const run: Record<string, unknown> = {};
  if (flags.fn !== undefined) run["functions"] = filled("--fn", flags.fn);
  if (flags.opt !== undefined) run["optimizers"] = filled("--opt", flags.opt);
  if (flags.dim !== undefined) {
    const dim = { range: "[1, 1e8]", integer: true };
    run["dims"] = splitList("--dim", flags.dim).map((text) => readNumber("--dim", text, dim));
  }
  if (flags.start !== undefined)
    run["starts"] = flags.start.map((text) => parseStart(text, "--start"));
  if (flags.seeds !== undefined)
    run["seeds"] = parseSeeds(splitList("--seeds", flags.seeds), "--seeds");
  if (flags.iters !== undefined)
    run["iterations"] = readNumber("--iters", flags.iters, SETTINGS.iterations);
  if (flags.maxEvals !== undefined) {
    run["maxEvaluations"] = readNumber("--max-evals", flags.maxEvals, SETTINGS.maxEvaluations);
  }
  if (flags.timeout !== undefined)
    run["timeout"] = readNumber("--timeout", flags.timeout, SETTINGS.timeout);
  if (flags.tol !== undefined)
    run["tolerance"] = readNumber("--tol", flags.tol, SETTINGS.tolerance);
  if (flags.targets !== undefined) {
    run["targets"] = readNumbers("--targets", flags.targets, SETTINGS.targets);
  }
  if (flags.metric !== undefined) {
    run["metric"] = readWord("--metric", flags.metric, SETTINGS.metric.values);
  }
  if (flags.stopAtTarget === true) run["stopAtTarget"] = true;
  if (flags.path === true) run["path"] = true;
  return run;
}

/** How the flags, or else the spec, want the screen. */
export function readScreen(flags: RunFlags, presentation: Presentation): ScreenRequest {
  const { plots, ys, sorts, tables } = PRESENTATION;
  return {
    ...readLook(flags),
    title: flags.fn === undefined && flags.opt === undefined ? presentation.title : undefined,
    asksForPlot: (flags.plot ?? presentation.plot) !== undefined,
    plot: readWord("--plot", flags.plot ?? presentation.plot ?? "ascii", plots),
    y: readWord("--y", flags.y ?? presentation.y ?? "best", ys),
    sort: readWord("--sort", flags.sort ?? presentation.sort ?? "steps", sorts),
    table: readWord("--table", flags.table ?? presentation.table ?? "auto", tables),
    profiles: readProfiles(flags.profile ?? presentation.profile ?? ["off"]),
    quiet: flags.quiet === true,
  };
}

/** The spec that the command line names; the usual one where it says nothing of what to run. */
async function chooseSpec(
  positional: string | undefined,
  flags: RunFlags,
  io: Io,
): Promise<SpecFile | undefined> {
  if (positional !== undefined && flags.spec !== undefined) {
    throw usage(`two specs are given: '${positional}' and --spec ${flags.spec}`);
  }
  const named = positional ?? flags.spec;
  if (named === undefined && flags.fn !== undefined && flags.opt !== undefined) return undefined;
  return findSpec(named, io);
}
