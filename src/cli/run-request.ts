import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { resolve } from "node:path";
import { builtins } from "../bench/builtins.js";
import { usage } from "../core/errors.js";
import { didYouMean } from "../core/suggest.js";
import type { CurveY, Plot } from "../report/screen.js";
import type { SortKey } from "../report/table.js";
import type { Catalogue } from "../spec/catalogue.js";
import type { RunSpec } from "../spec/plan.js";
import { parseStart, readRunFile, type RunFile } from "../spec/run-file.js";
import { SETTINGS } from "../spec/settings.js";
import type { ColorChoice } from "../terminal/color.js";
import { readNumber, readNumbers, readWord, splitList } from "./flags.js";
import type { Io } from "./io.js";
import { loadPlugins } from "./plugins.js";
import { readOutputs, type Output } from "./reporters.js";
import { reasonOf } from "./reasons.js";
import { shippedSpecs } from "./shipped-specs.js";

/** The flags of `run` as commander hands them over. */
export interface RunFlags {
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
};

/** Reads flags and spec. Throws a usage error for anything that is wrong in either. */
export async function readRequest(
  specName: string | undefined,
  flags: RunFlags,
  io: Io,
): Promise<RunRequest> {
  const file = specName === undefined ? NOTHING : await readSpec(specName, io);
  const say = (message: string) => flags.quiet !== true && io.stderr.write(`warning: ${message}\n`);
  const plugins = [...file.plugins, ...(flags.plugin ?? [])];
  const catalogue = await loadPlugins(plugins, builtins(), io.cwd, say);
  const screen = readScreen(flags, file);
  const run = { ...file.run, ...readRun(flags) };
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
    outputs: readOutputs(flags),
    keepsPath,
    progress: flags.progress !== false && flags.quiet !== true,
    screen,
  };
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

function readScreen(flags: RunFlags, { presentation }: RunFile): ScreenRequest {
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

/** A spec by its path, or by the name of one that ships with the package. */
async function readSpec(name: string, { cwd, packageRoot }: Io): Promise<RunFile> {
  const looksLikeFile = /[./\\]/.test(name);
  const shipped = looksLikeFile
    ? undefined
    : (await shippedSpecs(packageRoot)).find((spec) => spec.name === name);
  const path = shipped === undefined ? resolve(cwd, name) : fileURLToPath(shipped.url);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const names = looksLikeFile ? [] : (await shippedSpecs(packageRoot)).map((spec) => spec.name);
    const hint = looksLikeFile
      ? ""
      : `\n  ${didYouMean(name, names)}  shipped: ${names.join(", ")}`;
    throw usage(`cannot read the spec '${name}': ${reasonOf(error)}${hint}`);
  }
  return readRunFile(text, name);
}
