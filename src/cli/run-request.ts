import { builtins } from "../bench/builtins.js";
import { usage } from "../core/errors.js";
import type { CurveY, Plot } from "../report/screen.js";
import type { SortKey } from "../report/table.js";
import type { Catalogue } from "../spec/catalogue.js";
import type { RunSpec } from "../spec/plan.js";
import { readFilter, type CaseFilter } from "../spec/filter.js";
import { withoutSettings, type Gate } from "../spec/gate.js";
import { parseStart, type Presentation, type RunFile } from "../spec/run-file.js";
import { SETTINGS } from "../spec/settings.js";
import type { Axis } from "../spec/zip.js";
import type { ColorChoice } from "../terminal/color.js";
import { readNumber, readNumbers, readWord, splitList } from "./flags.js";
import type { Io } from "./io.js";
import { loadPlugins } from "./plugins.js";
import { readOutputs, type Output } from "./reporters.js";
import { findSpec, type SpecFile } from "./spec-file.js";

/** The flags of `run` as commander hands them over. */
export interface RunFlags {
  readonly spec?: string;
  readonly fn?: string[];
  readonly opt?: string[];
  readonly dim?: string[];
  readonly start?: string[];
  readonly plugin?: string[];
  readonly iters?: string;
  readonly maxEvals?: string;
  readonly tol?: string;
  readonly targets?: string[];
  readonly metric?: string;
  readonly stopAtTarget?: boolean;
  readonly maxCases?: string;
  readonly filter?: string[];
  readonly list?: boolean;
  readonly json?: boolean;
  readonly reporter?: string[];
  readonly out?: string;
  readonly path?: boolean;
  readonly plot?: string;
  readonly y?: string;
  readonly sort?: string;
  readonly width?: string;
  readonly color?: string;
  readonly ascii?: boolean;
  readonly progress?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** How the screen is to be. */
export interface ScreenRequest {
  readonly title: string | undefined;
  readonly plot: Plot;
  readonly y: CurveY;
  readonly sort: SortKey;
  readonly width: number | undefined;
  readonly color: ColorChoice;
  readonly ascii: boolean;
  readonly quiet: boolean;
}

/** All that a command line and its spec file ask for; flags go before the file, the file before defaults. */
export interface RunRequest {
  readonly run: RunSpec;
  readonly catalogue: Catalogue;
  readonly maxCases: number | undefined;
  readonly spec: Pick<SpecFile, "name" | "path"> | undefined;
  readonly gate: Gate;
  readonly zip: readonly Axis[];
  /** Whether the functions and optimizers are those of the spec, all of them. */
  readonly isWhole: boolean;
  /** undefined: all cases. */
  readonly filter: CaseFilter | undefined;
  readonly outputs: readonly Output[];
  /** Whether results keep paths; a contour needs them all the same. */
  readonly keepsPath: boolean;
  readonly progress: boolean;
  readonly screen: ScreenRequest;
}

const NOTHING: RunFile = {
  run: { functions: [], optimizers: [] },
  plugins: [],
  presentation: {},
  gate: {},
  extends: [],
  zip: [],
};

/** Reads flags and spec. Throws a usage error for anything that is wrong in either. */
export async function readRequest(
  specName: string | undefined,
  flags: RunFlags,
  io: Io,
): Promise<RunRequest> {
  const spec = await chooseSpec(specName, flags, io);
  const file = spec ?? NOTHING;
  const say = (message: string) => flags.quiet !== true && io.stderr.write(`warning: ${message}\n`);
  const plugins = [...file.plugins, ...(flags.plugin ?? [])];
  const catalogue = await loadPlugins(plugins, builtins(), io.cwd, say);
  const screen = readScreen(flags, file.presentation);
  const stated = readRun(flags);
  const run = { ...file.run, ...stated };
  if (run.functions.length === 0)
    throw usage("no function given\n  try: --fn anisotropic   all: optbench list functions");
  if (run.optimizers.length === 0)
    throw usage("no optimizer given\n  try: --opt adam,sgd   all: optbench list optimizers");
  const keepsPath = run.path === true;
  const further = screen.y === "gradient" || screen.y === "distance" ? screen.y : "none";
  return {
    run: { ...run, path: keepsPath || screen.plot === "contour", curveMetric: further },
    catalogue,
    maxCases:
      flags.maxCases === undefined
        ? undefined
        : readNumber("--max-cases", flags.maxCases, { range: "[1, 1e6]", integer: true }),
    spec,
    zip: file.zip,
    gate: withoutSettings(file.gate, Object.keys(stated)),
    isWhole: ["fn", "opt", "dim", "start"].every((flag) => !(flag in flags)),
    filter: flags.filter === undefined ? undefined : readFilter(flags.filter),
    outputs: readOutputs(chosenReporters(flags, file.presentation)),
    keepsPath,
    progress: flags.progress !== false && flags.quiet !== true,
    screen,
  };
}

/** Flags replace the reporters of the spec. */
function chosenReporters(flags: RunFlags, { reporters }: Presentation): RunFlags {
  const isStated = flags.reporter !== undefined || flags.json === true;
  return isStated || reporters === undefined ? flags : { ...flags, reporter: [...reporters] };
}

/** The part of the flags that says what to run. */
function readRun(flags: RunFlags): Partial<RunSpec> {
  const run: Record<string, unknown> = {};
  if (flags.fn !== undefined) run["functions"] = flags.fn;
  if (flags.opt !== undefined) run["optimizers"] = flags.opt;
  if (flags.dim !== undefined) {
    const dim = { range: "[1, 1e8]", integer: true };
    run["dims"] = splitList(flags.dim).map((text) => readNumber("--dim", text, dim));
  }
  if (flags.start !== undefined)
    run["starts"] = flags.start.map((text) => parseStart(text, "--start"));
  if (flags.iters !== undefined)
    run["iterations"] = readNumber("--iters", flags.iters, SETTINGS.iterations);
  if (flags.maxEvals !== undefined) {
    run["maxEvaluations"] = readNumber("--max-evals", flags.maxEvals, SETTINGS.maxEvaluations);
  }
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
  const plots = ["ascii", "braille", "contour", "off"] as const;
  const ys = ["best", "value", "gradient", "distance"] as const;
  const sorts = ["steps", "final", "best", "evals", "name", "given"] as const;
  const colors = ["auto", "always", "never"] as const;
  return {
    title: flags.fn === undefined && flags.opt === undefined ? presentation.title : undefined,
    plot: readWord("--plot", flags.plot ?? presentation.plot ?? "ascii", plots),
    y: readWord("--y", flags.y ?? presentation.y ?? "best", ys),
    sort: readWord("--sort", flags.sort ?? presentation.sort ?? "steps", sorts),
    width:
      flags.width === undefined
        ? undefined
        : readNumber("--width", flags.width, { range: "[20, 500]", integer: true }),
    color: readWord("--color", flags.color ?? "auto", colors),
    ascii: flags.ascii === true,
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
