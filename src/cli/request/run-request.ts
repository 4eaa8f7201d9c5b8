import { kindsOf } from "../../plan/cases.js";
import { builtins } from "../../bench/builtins.js";
import { usage } from "../../core/errors.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { type Gate, withoutSettings } from "../../plan/gate.js";
import type { Plan, ResolveItem, RunSpec } from "../../plan/plan.js";
import type { RunFile } from "../../plan/run-file.js";
import { SETTINGS } from "../../plan/settings.js";
import { WHOLE } from "../../plan/shard.js";
import type { PluginHash } from "../../records/results.js";
import type { TuneOptions } from "../../records/tuning.js";
import { isFolder, reporterOf } from "../../report/reporters.js";
import { bySpecKey, type Flags } from "../flags/read-flags.js";
import type { Jobs } from "../flags/read-option.js";
import { tell } from "../program/failure.js";
import type { Io } from "../program/io.js";
import {
  chosenReporters,
  chooseSpec,
  locating,
  NOTHING,
  refuseOwnOutputs,
  titled,
} from "./chosen-spec.js";
import { type Output, readOutputs, refuseUnexportable } from "./outputs.js";
import { type ChosenPlan, planCases, type SentPlanning } from "./plan-request.js";
import type { Plugin } from "../plugins/plugin.js";
import { loadPlugins, pluginsIn } from "../plugins/plugins.js";
import { refuseOverwriting } from "./refuse-overwriting.js";
import { drawsPaths, readDrawing, readPlay, type FigureRequest } from "../figures/figure-flags.js";
import type { QueueAddress } from "../../queue/queue-address.js";
import { readScreen, type ScreenRequest } from "./screen-request.js";
import { keptScreen, refuseUnkept } from "./refuse-unkept.js";
import type { SpecFile } from "./spec-file.js";
import { tellShard } from "./tell-shard.js";

/** All that a command line and its spec file ask for; flags go before the file, the file before defaults. */
export interface RunRequest extends ChosenPlan {
  readonly spec: Pick<SpecFile, "name" | "path"> | undefined;
  readonly gate: Gate;
  readonly catalogue: Catalogue;
  /** What the catalogue has beside what ships. */
  readonly plugins: readonly Plugin[];
  readonly pluginHashes: readonly PluginHash[];
  readonly jobs: Jobs;
  /** Whose workers compute the cases, where other machines do. */
  readonly queue: QueueAddress | undefined;
  /** What makes the plan, for them. */
  readonly planning: SentPlanning;
  readonly outputs: readonly Output[];
  /** Whether it was the spec that asked for them: its user may not know what it writes. */
  readonly areOutputsOfSpec: boolean;
  /** How the values are found for which the plan has intervals. */
  readonly tune: TuneOptions | null;
  /** Whether a flag asks for that; a spec asks only where there is something to find. */
  readonly insistsOnTune: boolean;
  /** Whether results keep paths; pictures need them all the same. */
  readonly keepsPath: boolean;
  readonly figures: FigureRequest;
  readonly play: string | null;
  readonly progress: boolean;
  readonly verbose: boolean;
  /** Whether whole stacks are shown of what the user's code throws. */
  readonly debug: boolean;
  readonly screen: ScreenRequest;
}

/** The keys of a spec that say what is run. */
const RUN_KEYS = ["functions", "optimizers", "dims", "starts", "seeds", ...Object.keys(SETTINGS)];

/**
 * Reads flags and spec. Throws a usage error for anything that is wrong in either.
 *
 * @param how.resolve what items of the list of optimizers stand for, if not for themselves
 * @param how.heedsTune whether values are searched for where the spec says so
 */
export async function readRequest(
  specName: string | undefined,
  flags: Flags,
  io: Io,
  how: { readonly resolve?: ResolveItem; readonly heedsTune?: boolean } = {},
): Promise<RunRequest> {
  const spec = await chooseSpec(specName, flags, io);
  const file = spec?.file ?? NOTHING;
  const shown = readScreen(flags, titled(file.presentation, spec, specName ?? flags.spec));
  const outputs = readOutputs(chosenReporters(flags, file.presentation), io.cwd);
  await refuseOwnOutputs(spec, flags, io);
  tellShard(flags, io);
  const figures = readDrawing(flags, outputs);
  const play = readPlay(flags, outputs);
  const stated = bySpecKey(flags, RUN_KEYS);
  const run: RunSpec = { ...file.run, ...stated };
  const screen = keptScreen(shown, run.keep ?? SETTINGS.keep.default);
  const tune = await readTune(flags, how.heedsTune === true ? file.tune : undefined);
  const keepsPath = run.path === true;
  const further = screen.y === "gradient" || screen.y === "distance" ? screen.y : "none";
  refuseNothing(run);
  const plugins = [...(spec?.plugins ?? []), ...pluginsIn(io.cwd, flags.plugin)];
  const specs = (spec?.files ?? []).map((path) => ["spec", path] as const);
  const code = plugins.map(({ file: path }) => ["code of a plug-in", path] as const);
  refuseOverwriting(outputs, play, [...specs, ...code], io.cwd);
  const warn = (message: string) => flags.quiet !== true && tell(io, `warning: ${message}`);
  const catalogue = await loadPlugins(plugins, builtins(), warn, io);
  const { allow } = flags;
  const gate = {
    ...withoutSettings(file.gate, [
      ...Object.keys(stated),
      ...(allow === undefined ? [] : ["allow"]),
    ]),
    ...(allow === undefined ? {} : { allow }),
  };
  const planning = {
    run: {
      ...run,
      path: keepsPath,
      drawn: screen.plot === "contour" || drawsPaths(outputs, figures),
      curveMetric: further,
      ...(needsLadder(screen, outputs) ? { ladder: true } : {}),
      ...(outputs.some(({ reporter }) => isFolder(reporter)) ? { log: true } : {}),
    } as RunSpec,
    zip: file.zip,
    gate,
    isWhole: ["fn", "opt", "dim", "start", "seeds"].every((flag) => !(flag in flags)),
    maxCases: flags.maxCases ?? (spec?.isShipped ? Infinity : undefined),
    patterns: flags.filter,
    shard: flags.shard ?? WHOLE,
    resolve: tune === null ? how.resolve : (await import("../../plan/search.js")).resolveOpen,
  };
  const chosen = locating(file, flags, () => planCases(planning, catalogue));
  const queue = await readQueueOf(flags, chosen.planned, tune !== null, io);
  refuseUnexportable(kindsOf(chosen.planned.cases), outputs, catalogue);
  refuseUnkept(chosen.plan, { outputs, keepsPath }, flags);
  return {
    ...chosen,
    spec,
    gate,
    catalogue,
    plugins,
    pluginHashes:
      plugins.length === 0
        ? []
        : await (await import("../plugins/plugin-hashes.js")).hashPlugins(plugins),
    jobs: flags.jobs ?? "auto",
    queue,
    planning: { ...planning, resolve: undefined, maxCases: Infinity } as SentPlanning,
    outputs,
    areOutputsOfSpec:
      file.presentation.reporters !== undefined &&
      flags.reporter === undefined &&
      flags.json !== true,
    tune,
    insistsOnTune: flags.tune !== undefined || flags.trials !== undefined,
    keepsPath,
    figures,
    play,
    progress: showsProgress(flags, outputs),
    verbose: flags.verbose === true,
    debug: flags.debug === true,
    screen,
  };
}

/** The queue of the request; what reads it is loaded only where there is one. */
async function readQueueOf(
  flags: Flags,
  planned: Plan,
  searches: boolean,
  io: Io,
): Promise<QueueAddress | undefined> {
  if (flags.queue === undefined) return undefined;
  const { readQueue, refuseBesideQueue, refuseSearchOverQueue } = await import("./queue-flag.js");
  if (searches) refuseSearchOverQueue("--tune");
  refuseBesideQueue(flags, planned);
  return readQueue(flags.queue, "--queue", io);
}

function refuseNothing({ functions, optimizers }: RunFile["run"]): void {
  if (functions.length === 0)
    throw usage("no function given", {
      hint: "try: --fn anisotropic   all: optbench list functions",
    });
  if (optimizers.length === 0)
    throw usage("no optimizer given", {
      hint: "try: --opt adam,sgd   all: optbench list optimizers",
    });
}

/** Progress is for people who wait for a table, not for programs that read a document. */
function showsProgress({ progress, quiet }: Flags, outputs: readonly Output[]): boolean {
  if (progress === false || quiet === true) return false;
  return outputs.some(({ reporter, path }) => reporter === "table" && path === null);
}

/** How values are searched for; what reads it is loaded only where they are. */
async function readTune(
  flags: Flags,
  ofSpec: RunFile["tune"] = false,
): Promise<TuneOptions | null> {
  const { noTune, tune = noTune === true ? false : ofSpec, shard } = flags;
  const { trials, objective, method, tuneFor } = flags;
  if (tune !== false && shard !== undefined) {
    throw usage(
      flags.tune === undefined
        ? "the spec tunes before there are cases to share out: --no-tune, or leave out --shard"
        : "--tune searches before there are cases to share out: leave out --shard",
    );
  }
  const isAsked = [trials, objective, method, tuneFor].some((flag) => flag !== undefined);
  if (tune === false && !isAsked) return null;
  const { tune: _, ...others } = flags;
  const asked = tune === false ? others : { ...others, tune };
  return (await import("./tune-flags.js")).readTune(asked);
}

/** Run lengths are measured while a case runs. */
function needsLadder({ profiles }: ScreenRequest, outputs: readonly Output[]): boolean {
  return (
    profiles.includes("ecdf") ||
    outputs.some(({ reporter }) => reporterOf(reporter).needsLadder === true)
  );
}
