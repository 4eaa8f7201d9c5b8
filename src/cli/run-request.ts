import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { builtins } from "../bench/builtins.js";
import { OptbenchError, usage } from "../core/errors.js";
import { didYouMean } from "../core/suggest.js";
import type { CurveY, Plot as PlotKind } from "../report/screen.js";
import type { SortKey } from "../report/sort-rows.js";
import type { Catalogue } from "../spec/catalogue.js";
import { planRun, type Plan, type RunSpec } from "../spec/plan.js";
import { parseStart, PRESENTATION, readRunFile, type RunFile } from "../spec/run-file.js";
import { SETTINGS } from "../spec/settings.js";
import type { LookOptions } from "../terminal/look.js";
import { tell } from "./failure.js";
import { readText } from "./files.js";
import { filled, readNumber, readNumbers, readWord, splitList } from "./flags.js";
import type { Io } from "./io.js";
import { readLook, type GlobalFlags } from "./look-flags.js";
import { loadPlugins, pluginsIn } from "./plugins.js";
import { readOutputs, type Output } from "./reporters.js";
import { shippedSpecs } from "./shipped-specs.js";

/** The flags of `run` as commander hands them over. */
export interface RunFlags extends GlobalFlags {
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
}

/** How the screen is to be. */
export interface ScreenRequest extends LookOptions {
  readonly title: string | undefined;
  readonly plot: PlotKind;
  readonly y: CurveY;
  readonly sort: SortKey;
  readonly quiet: boolean;
}

/** All that a command line and its spec file ask for; flags go before the file, the file before defaults. */
export interface RunRequest {
  readonly plan: Plan;
  readonly catalogue: Catalogue;
  readonly outputs: readonly Output[];
  /** Whether results keep paths; a contour needs them all the same. */
  readonly keepsPath: boolean;
  readonly progress: boolean;
  readonly verbose: boolean;
  readonly screen: ScreenRequest;
}

const NOTHING: NamedSpec = {
  run: { functions: [], optimizers: [] },
  plugins: [],
  presentation: {},
  place: () => undefined,
  folder: "",
};

/** Reads flags and spec. Throws a usage error for anything that is wrong in either. */
export async function readRequest(
  specName: string | undefined,
  flags: RunFlags,
  io: Io,
): Promise<RunRequest> {
  const file = specName === undefined ? NOTHING : await readSpec(specName, io);
  const screen = readScreen(flags, file);
  const outputs = readOutputs(flags, io.cwd);
  const run = { ...file.run, ...readRun(flags) };
  const keepsPath = run.path === true;
  const further = screen.y === "gradient" || screen.y === "distance" ? screen.y : "none";
  const maxCases =
    flags.maxCases === undefined
      ? undefined
      : readNumber("--max-cases", flags.maxCases, { range: "[1, 1e6]", integer: true });
  if (run.functions.length === 0)
    throw usage("no function given\n  try: --fn anisotropic   all: optbench list functions");
  if (run.optimizers.length === 0)
    throw usage("no optimizer given\n  try: --opt adam,sgd   all: optbench list optimizers");
  const plugins = [...pluginsIn(file.folder, file.plugins), ...pluginsIn(io.cwd, flags.plugin)];
  const warn = (message: string) => flags.quiet !== true && tell(io, `warning: ${message}`);
  const catalogue = await loadPlugins(plugins, builtins(), warn);
  const spec = { ...run, path: keepsPath || screen.plot === "contour", curveMetric: further };
  return {
    plan: locating(file, flags, () => planRun(spec as RunSpec, catalogue, maxCases)),
    catalogue,
    outputs,
    keepsPath,
    progress:
      flags.progress !== false &&
      flags.quiet !== true &&
      outputs.some(({ reporter, path }) => reporter === "table" && path === null),
    verbose: flags.verbose === true,
    screen,
  };
}

/** An error about an item of the spec file says where it stands there, not in which flag. */
function locating<T>(file: NamedSpec, flags: RunFlags, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof OptbenchError) || error.where === undefined) throw error;
    const { code, message, span, where } = error;
    const isFlag = (where.field === "functions" ? flags.fn : flags.opt) !== undefined;
    const place = isFlag ? undefined : file.place(where.field, where.text);
    if (place === undefined) throw error;
    throw new OptbenchError(code, `${place}  ${message}`, span, { ...where, field: "" });
  }
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
  const { plots, ys, sorts } = PRESENTATION;
  return {
    ...readLook(flags),
    title: flags.fn === undefined && flags.opt === undefined ? presentation.title : undefined,
    plot: readWord("--plot", flags.plot ?? presentation.plot ?? "ascii", plots),
    y: readWord("--y", flags.y ?? presentation.y ?? "best", ys),
    sort: readWord("--sort", flags.sort ?? presentation.sort ?? "steps", sorts),
    quiet: flags.quiet === true,
  };
}

/** A spec file, and the folder from which its relative paths start. */
interface NamedSpec extends RunFile {
  readonly folder: string;
}

/** A spec by its path, or by the name of one that ships with the package. */
async function readSpec(name: string, { cwd, packageRoot }: Io): Promise<NamedSpec> {
  if (name === "") throw usage("the name of the spec is empty");
  const looksLikeFile = /[./\\]/.test(name);
  const shipped = looksLikeFile ? [] : await shippedSpecs(packageRoot);
  const found = shipped.find((spec) => spec.name === name);
  const path = found === undefined ? resolve(cwd, name) : fileURLToPath(found.url);
  let text: string;
  try {
    text = await readText(path);
  } catch (error) {
    const names = shipped.map((spec) => spec.name);
    const hints = looksLikeFile ? [] : [didYouMean(name, names), `shipped: ${names.join(", ")}`];
    const hint = hints.filter((part) => part !== "").join("  ");
    const why = (error as Error).message;
    throw usage(`cannot read the spec '${name}': ${why}${hint === "" ? "" : `\n  ${hint}`}`);
  }
  return { ...(await readRunFile(text, name)), folder: dirname(path) };
}
